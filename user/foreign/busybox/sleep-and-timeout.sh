# sleep, timeout, usleep: fractions, who is too long is ended
sleep 0.1; echo $?; timeout 1 sleep 10; echo $?; timeout 5 true; echo $?; timeout -s KILL 1 sleep 10; echo $?; timeout 1 sh -c 'trap "echo term; exit 3" TERM; sleep 10 & wait'; echo $?; usleep 1000; echo $?; sleep x; echo $?; sleep 0 0; timeout 3 false; echo $?
