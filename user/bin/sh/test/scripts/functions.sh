# Functions: arguments, return, recursion, redirections, in pipes and before programs of the same name.
hello() { echo "hello $1, $# $0"; }
set -- outer
hello world; hello "two words" x; echo "$1 $#"
five() { return 5; }
five; echo $?
loop() {
	for i in 1 2 3; do
		if [ $i = 2 ]; then return 7; fi
		echo in $i
	done
	echo not here
}
loop; echo $?
last() { false; }
last; echo $?
factorial() {
	if [ $1 -le 1 ]; then echo 1; else echo $(($1 * $(factorial $(($1 - 1))))); fi
}
factorial 10
echo() { printf_is_missing 2>/dev/null; cat <<END
mine: $*
END
}
echo a b
unset x; set_x() { x=$1; }; set_x 5; cat <<END
$x
END
sub() ( x=6; exit 3 )
sub; cat <<END
$? $x
END
list() { uname; }
list | cat
list >file; cat file; rm file
twice() { twice() { list; }; list; }; twice; twice
before() { args "$@"; }
args() { for a; do cat <<END
[$a]
END
done; }
before 'a b' '' c
