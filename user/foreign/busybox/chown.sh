# chown, chgrp, id: by number, only the group, recursive, links
mkdir d; : >d/f; ln -s f d/l; id -u; id -g; chown 0:0 d/f; stat -c '%u %g' d/f; chgrp 0 d; stat -c %g d; chown -h 0 d/l; chown nosuchuser d 2>&1; echo $?; whoami
