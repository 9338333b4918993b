# id, whoami, groups, logname: the superuser
id -u; id -un; id -gn; whoami; id -G; groups; id nosuch 2>&1; echo $?
