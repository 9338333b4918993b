# truncate, fallocate: sizes set, grown, cut; holes read as zeros
truncate -s 10 f; wc -c <f; truncate -s +5 f; wc -c <f; truncate -s 1M f; stat -c %s f; printf abc >g; truncate -s 2 g; cat g; echo; truncate -s 5 g; od -c g; truncate -c -s 3 none; ls none 2>&1; fallocate -l 5000 h; stat -c %s h
