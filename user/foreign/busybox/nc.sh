# nc: a listener and a client pass text both ways and end
# Each end keeps its input open until it has heard the other: nc ends with the connection, whatever it has not sent.
until [ -s got ]; do usleep 9000; done | nc -l -p 4000 >got & until netstat -tln 2>/dev/null | grep -q :4000; do usleep 9000; done; echo over the wire | nc -w 20 127.0.0.1 4000; wait; cat got
{ until [ -s asked ]; do usleep 9000; done; echo answer; } | nc -l -p 4001 >asked & until netstat -tln 2>/dev/null | grep -q :4001; do usleep 9000; done
{ echo question; until [ -s answered ]; do usleep 9000; done; } | nc -w 20 127.0.0.1 4001 >answered; wait; cat asked answered
nc 127.0.0.1 4009 </dev/null 2>&1; echo $?
