#!/bin/sh
# SPDX-License-Identifier: MIT
# On a terminal: moving, deleting, history, completion, Ctrl-C, Ctrl-D.  The
# shell runs on Linux under script(1), with our own programs.
cd "$(dirname "$0")/../../../.." || exit 1
bin=${BIN:-$PWD/build/user/bin}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/a-rather-long-folder" "$dir/bin"
for program in "$bin"/*; do
	case $program in *.elf) ;; *) ln -s "$program" "$dir/bin/" ;; esac
done

# type KEYS...: types them into the shell; what it prints goes to $dir/screen
type_keys() {
	{
		for keys; do
			sleep 0.3
			printf "$keys"
		done
		sleep 0.3
	} | (cd "$dir" && timeout 30 script -qec "env -i TERM=vt100 PATH=$dir/bin $bin/sh; echo left=\$?" /dev/null) >"$dir/screen" 2>&1
	tr -d '\r' <"$dir/screen" >"$dir/lines"
}

# expect LINE WHAT: the screen has exactly this line
expect() {
	grep -qxF -- "$1" "$dir/lines" || { echo "$2: no line \"$1\" in"; cat -v "$dir/screen"; exit 1; }
}

type_keys 'echo wrld\033[D\033[D\033[Do\r' 'cho start\001e\005 end\r' 'echo keep drop\027\r' 'echo all gone\025echo new\r' \
	'echo cut here\001\033[C\033[C\033[C\033[C\013 only\r' 'exit\r'
expect 'world' 'left arrow and insert'
expect 'start end' 'Ctrl-A and Ctrl-E'
expect 'keep' 'Ctrl-W'
expect 'new' 'Ctrl-U'
expect 'only' 'Ctrl-K'
expect 'left=0' 'exit'

type_keys 'echo fir''st\r' 'echo second\r' '\033[A\033[A\r' 'cd a-ra\t\r' 'pwd\r' 'unam\t-m\r' 'echo gr\303\274n\177\177ey\r' '\004'
[ "$(grep -cx first "$dir/lines")" = 2 ] || { echo "history:"; cat -v "$dir/screen"; exit 1; }
expect "$dir/a-rather-long-folder" 'completion of a folder'
expect 'x86_64' 'completion of a program'
expect 'grey' 'deleting characters of two bytes'
expect 'left=0' 'Ctrl-D'

type_keys 'echo nev' '\003' 'false\r' 'echo status $?\r' 'if true\r' '\003' 'echo back\r' 'echo "two\r' 'lines"\r' 'exit 9\r'
expect 'status 1' 'Ctrl-C at the prompt'
expect 'back' 'Ctrl-C in the middle of a command'
expect 'two' 'a quote over two lines'
expect 'left=9' 'exit with a status'
