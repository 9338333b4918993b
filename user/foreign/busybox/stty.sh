# stty, tty: without a terminal they say so
tty; echo $?; stty </dev/null 2>&1; echo $?; [ -t 0 ]; echo $?
