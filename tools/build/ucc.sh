#!/bin/sh
# SPDX-License-Identifier: MIT
# ucc.sh compile SRC OBJ: compiles one file of an ordinary C program for the
#   guest, against lib/c and lib/conc.
# ucc.sh explore SRC OBJ: the same with scheduling points.
# ucc.sh link OUT FILE...: links objects and archives, crt0.o among them, to
#   the program OUT: with .symtab and .heddle.lines, without DWARF.  OUT.elf
#   beside it keeps the DWARF, for gdb.
# LD, OBJCOPY name the tools; else CROSS is put before the usual
# names.  The compiler is the build's.  HEDDLE_BUILD is the build folder.
# HEDDLE_CFLAGS: more flags for the compiler.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${HEDDLE_BUILD:-$root/build}
ld=${LD:-${CROSS:-}ld}
objcopy=${OBJCOPY:-${CROSS:-}objcopy}
what=${1:-}
[ $# -ge 3 ] && shift || what=

# With the flags that the build left for the files of labs, which are its own. They are relative to the root.
compile() {
	source=$1 object=$2 after=
	set --
	for word in $(cat "$build/labs/user.flags"); do
		case $after$word in
		-I.) word=-I$root ;;
		-isystem[!/]*) word=$root/$word ;;
		-Wmissing-prototypes) continue ;;	# others' programs are one file, most often
		esac
		after=
		[ "$word" != -isystem ] || after=$word
		set -- "$@" "$word"
	done
	set -- "$@" -iquote "$root/user/lessons"	# the headers of a lesson that was copied
	[ "$what" = compile ] || set -- "$@" $(cat "$build/lib/explore.flags")
	set -- "$@" ${HEDDLE_CFLAGS:-}
	"$@" -c "$source" -o "$object"
	[ "$what" = compile ] || "$objcopy" --redefine-syms="$build/lib/explore.names" "$object"
}

# Under names of this process first: two makes at once must not meet.
link() {
	out=$1 new=$1.$$
	shift
	trap 'rm -f "$new" "$new.elf" "$new.lines"' EXIT
	"$ld" -static -nostdlib --gc-sections -z noexecstack -z separate-code --build-id=none \
		-o "$new.elf" --start-group "$@" --end-group
	"$build/bin/mklines" "$new.elf" >"$new.lines"
	"$objcopy" --strip-debug --add-section .heddle.lines="$new.lines" \
		--set-section-flags .heddle.lines=readonly,noload --set-section-alignment .heddle.lines=8 "$new.elf" "$new"
	mv "$new.elf" "$out.elf"
	mv "$new" "$out"
}

case $what in
compile | explore) compile "$1" "$2" ;;
link) link "$@" ;;
*) echo "usage: ucc.sh compile|explore SRC OBJ | link OUT FILE..." >&2; exit 2 ;;
esac
