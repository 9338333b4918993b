# sh: functions, local, return, recursion, arguments
fact() { local n=$1; if [ $n -le 1 ]; then echo 1; else echo $((n * $(fact $((n - 1))))); fi; }
fact 10
args() { echo $# "$1" "$@"; shift; echo "$*"; return 3; }
args 'a b' c d; echo $?
x=outer; f() { local x=inner; g; }; g() { echo $x; }; f; g
set -- one 'two three' four; for a; do echo "<$a>"; done
unset -f g; g 2>/dev/null; echo $?
