# Quoting, variables, splitting, patterns.
x=5 y='a  b' empty=
echo $x ${x} "$x" '$x' \$x "\$x" a\ b 'it'"'"s
echo $y "$y" [$empty] "[$empty]" "$undefined"x
echo "$(echo nested $(echo "deep )"))" $(printf_missing 2>/dev/null; echo $?)
for w in $y "$y" '' ""; do echo "<$w>"; done
set -- one 'two words' three
echo $# $1 "$2" ${3} "$*"
for w in "$@"; do echo "[$w]"; done
for w in $@; do echo "[$w]"; done
for w; do echo "($w)"; done
shift; echo $# "$1"
mkdir d && cd d
touch a1 a2 b1 .hidden '*star'
echo a* ?1 [ab]1 [!a]1 'a*' "a*" a\* none* *
cd .. && echo d/a* */b1
rm -r d
v="a1 a2"; w=$v; echo "$w"
a=1 b=$x$y; echo "$b"
echo one#two # comment
echo tail \
joined
