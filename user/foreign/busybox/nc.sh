# nc: a listener and a client pass text both ways and end
nc -l -p 4000 >got & sleep 0.3; echo over the wire | nc -w 1 127.0.0.1 4000; wait; cat got
(echo answer | nc -l -p 4001 >asked) & sleep 0.3; echo question | nc -w 1 127.0.0.1 4001; wait; cat asked
nc 127.0.0.1 4009 </dev/null 2>&1; echo $?
