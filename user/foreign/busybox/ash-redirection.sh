# sh: all redirections, noclobber, read-write, closing, both outputs
echo one >f; echo two >>f; cat <f; cat nofile 2>err; sed 's/^[^:]*: //' err
ls nofile >out 2>&1; echo $?; cat out
set -C; (echo x >f) 2>/dev/null; echo $?; echo y >|f; cat f; set +C
exec 5<>rw; echo hello >&5; exec 5<&-; cat rw
echo bad >&9; echo $?
{ echo o; echo e >&2; } 2>&1 >/dev/null | cat
: >empty; wc -c <empty; echo hi >/nowhere/x; echo $?
