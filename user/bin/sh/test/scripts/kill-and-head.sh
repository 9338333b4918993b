# kill PID and head: a signal's name by name and number; head -N.
sleep 100 & kill -s INT $! ; kill -HUP $!; wait $!; echo $?
sleep 100 & kill -9 $!; wait $!; echo $?
kill -0 $$; echo $?
kill -0 99999999 2>/dev/null; echo $?
kill -NOSUCH $$ 2>/dev/null || echo no signal
head -2 <<END
one
two
three
END
head -n 1 <<END
1
2
END
head -c 3 <<END
bytes
END
echo
