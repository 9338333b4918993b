# Limits of the shell and of what it starts.
(ulimit -f 2; ulimit -f; ulimit -H -f)
(ulimit -S -f 3; ulimit -f; sh -c 'ulimit -f')
(ulimit -n 20; ulimit -n; ulimit -S -n 10; ulimit -n; ulimit -H -n)
(ulimit -s 1024; ulimit -s; ulimit -v 100000; ulimit -v; ulimit -t 100; ulimit -t)
(ulimit -f 1; seq 1000 >big; echo "status $?"; wc -c <big)
ulimit -c
ulimit -S -c 0; ulimit -c
(ulimit -t x); echo "status $?"
(ulimit -y 1); echo "status $?"
