# run-parts: the scripts of a folder, in order
mkdir p; for i in 2 1 3; do printf '#!/bin/sh\necho part %s $1\n' $i >p/s$i; done; chmod 755 p/s1 p/s3; run-parts p; run-parts -a arg p; run-parts --test p; echo 'exit 1' >>p/s1; run-parts p; echo $?
