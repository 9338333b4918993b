# nc: a listener and a client pass text both ways and end
nc -l -p 4000 >got & until netstat -tln 2>/dev/null | grep -q :4000; do usleep 9000; done; echo over the wire | nc -w 20 127.0.0.1 4000; wait; cat got
(echo answer | nc -l -p 4001 >asked) & until netstat -tln 2>/dev/null | grep -q :4001; do usleep 9000; done; echo question | nc -w 20 127.0.0.1 4001; wait; cat asked
nc 127.0.0.1 4009 </dev/null 2>&1; echo $?
