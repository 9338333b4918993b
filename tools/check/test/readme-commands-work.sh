#!/bin/sh
# SPDX-License-Identifier: MIT
# Every command that README.md shows works as it is printed, in a copy of the
# tree.  A program my.c is supplied; an editor and a pager are played; what
# opens a session (make run, make gdb) is fed one; make check is not run again.
# TOKEN is that of a program which fails.
set -u
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/tree"
tar -cf - --exclude=./.git --exclude='./labs/*/mine' . | tar -xf - -C "$dir/tree" || exit 1
cd "$dir/tree" || exit 1
bad=0

printf '#include <stdio.h>\nint main(void)\n{\n\tputs("mine");\n\treturn 0;\n}\n' >my.c
EDITOR=true
export EDITOR

# try COMMAND: runs it; its output is shown if it fails
try() {
	timeout 300 sh -c "$1" >"$dir/out" 2>&1 </dev/null && return
	echo "README.md: status $? of: $1"
	tail -15 "$dir/out" | sed 's/^/    | /'
	bad=1
}

grep -E '^    (make|build|more|\$\{EDITOR:-nano\}) ?' README.md | sed 's/ *  #.*//; s/^    //' >"$dir/commands"
[ "$(wc -l <"$dir/commands")" -ge 8 ] || { echo "README.md shows hardly any commands"; exit 1; }
token=$(build/bin/heddle explore -- user/explore/wrong/lost-update.c 2>&1 | sed -n 's/^explore: heddle replay //p')
sed -i "s/TOKEN/${token:-NONE-WAS-FOUND}/" "$dir/commands"
while read -r command; do
	case $command in
	"make check" | "make gdb") ;;
	"make run") try 'echo "echo it runs" | make run | grep "it runs"' ;;
	*grade*) try "{ $command; } 2>&1 | grep '^score: 0 of '" ;; # a starter; a program that is not the lesson
	more*) try "cat ${command#more}" ;;
	*) try "$command" ;;
	esac
done <"$dir/commands"

grep '^In the shell, try' README.md | grep -o '`[^`]*`' | tr -d '`' >"$dir/inside"
while read -r command; do
	try "echo '$command || exit 1' | build/bin/heddle run"
done <"$dir/inside"

for path in $(grep -o '`[a-z][a-zA-Z0-9/-]*/README.md`' README.md | tr -d '`' | sort -u); do
	[ -e "$path" ] || { echo "README.md names $path, which is not there"; bad=1; }
done
exit $bad
