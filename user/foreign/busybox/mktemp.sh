# mktemp: files and folders of the pattern, all different
f=$(mktemp); [ -f $f ] && echo file; d=$(mktemp -d); [ -d $d ] && echo folder; mktemp -p . ab.XXXXXX | sed 's/[A-Za-z0-9]\{6\}$/N/'; [ $(mktemp) != $(mktemp) ] && echo different; mktemp bad 2>&1; echo $?; stat -c %a $f $d
