# test and [: files, strings, numbers, connectives
: >f; echo x >g; mkdir d; ln -s none l; chmod 000 f; for t in -e -f -d -s -L -h -r -w -x -p -S -b -c; do for o in f g d l none /dev/null; do test $t $o && echo "$t $o"; done; done
test 1 -lt 2 -a 3 -ge 3; echo $?; [ a = a -o x ]; echo $?; [ ! '' ]; echo $?; [ 'a' \< 'b' ]; echo $?; [ 1 -eq x ]; echo $?; [ ]; echo $?; [ x; echo $?; test g -nt f; echo $?; [ f -ef f ]; echo $?; test \( a \); echo $?; true; echo $?; false; echo $?
