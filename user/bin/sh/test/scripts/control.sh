# Lists, conditions, loops, groups, subshells.
true && echo and; false && echo no; false || echo or; true || echo no
! false && echo not; ! true || echo not too
false; echo $?; true; echo $?; (exit 7); echo $?
if true; then echo then; else echo else; fi
if false; then echo then; elif true; then echo elif; else echo else; fi
if false
then echo never
else
    echo on several lines
fi
for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done
for i in 1 2 3; do if [ $i = 2 ]; then break; fi; echo $i; done
n=xxx; while [ -n "$n" ]; do echo $n; n=$(echo $n | tr -d x); done
until [ -n "$n" ]; do n=y; done; echo $n
for i in a b; do for j in 1 2; do echo $i$j; done; done
{ echo group; x=kept; }; echo $x
(x=lost; cd /; echo $x); echo $x
x=1; x=2 true; echo "$x" >/dev/null; x=3 sh -c 'echo $x'
[ 3 -lt 10 ] && [ 3 -le 3 ] && [ 4 -gt 3 ] && [ a != b ] && [ -z "" ] && [ ! -e /nowhere ] && echo test
[ -d / ] && [ ! -f / ] && test -e /tmp && echo files
exit 3
