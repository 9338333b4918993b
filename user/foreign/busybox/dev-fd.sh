# /dev/stdin, /dev/stdout, /dev/stderr and /dev/fd: pipes and files by the names of their descriptors
echo in | cat /dev/stdin; echo both | tee /dev/stderr 2>&1 | sort; echo out | cat - >/dev/stdout | cat
(echo to >/dev/stderr) 2>&1 | tr a-z A-Z; echo five | head -c 3 /proc/self/fd/0; echo
printf '1 a\n2 b\n' >f; exec 5<f; awk '{ print $2 }' /dev/fd/5; exec 5<&-
ls /dev/fd >/dev/null; echo $?; cat /dev/fd/77 2>/dev/null; echo $?; echo x | wc -c /dev/stdin; readlink /dev/fd /dev/stdin
