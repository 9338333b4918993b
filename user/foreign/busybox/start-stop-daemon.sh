# start-stop-daemon: a daemon is started once, found by its file, ended
start-stop-daemon -S -b -m -p pid -x /bb/sleep -- 60; until [ -s pid ] && kill -0 $(cat pid) 2>/dev/null; do usleep 9000; done; echo runs; start-stop-daemon -S -t -p pid -x /bb/sleep >/dev/null; echo $?; start-stop-daemon -K -p pid >/dev/null; echo $?; while kill -0 $(cat pid) 2>/dev/null; do usleep 9000; done; echo gone
