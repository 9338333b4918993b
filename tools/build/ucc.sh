#!/bin/sh
# SPDX-License-Identifier: MIT
# ucc.sh compile SRC OBJ: compiles one file of an ordinary C program for the
#   guest, against lib/c and lib/conc.
# ucc.sh link OUT FILE...: links objects and archives, crt0.o among them, to
#   the program OUT: with .symtab and .heddle.lines, without DWARF.  OUT.elf
#   beside it keeps the DWARF, for gdb.
# CC (a command, may have words), LD, OBJCOPY, OBJDUMP name the tools; else
# CROSS is put before the usual names.  HEDDLE_BUILD is the build folder.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
cc=${CC:-${CROSS:-}gcc}
ld=${LD:-${CROSS:-}ld}
objcopy=${OBJCOPY:-${CROSS:-}objcopy}
objdump=${OBJDUMP:-${CROSS:-}objdump}
what=$1 out=$2
shift

compile() {
	# shellcheck disable=SC2086
	$cc -std=gnu11 -O2 -g -Wall -Wextra -fno-pic -fno-omit-frame-pointer -fcf-protection=none \
		-fno-stack-protector -fno-asynchronous-unwind-tables -fno-strict-aliasing \
		-nostdinc -isystem "$root/lib/c/include" -isystem "$root/kernel" -isystem "$root/lib" \
		-isystem "$($cc -print-file-name=include)" -I"$root" -c "$1" -o "$2"
}

link() {
	shift
	"$ld" -static -nostdlib -z noexecstack -z separate-code --build-id=none \
		-o "$out.elf" --start-group "$@" --end-group
	"$objdump" --dwarf=decodedline "$out.elf" |
		"${HEDDLE_BUILD:-$root/build}/bin/mklines" >"$out.lines"
	"$objcopy" --strip-debug --add-section .heddle.lines="$out.lines" \
		--set-section-flags .heddle.lines=readonly,noload "$out.elf" "$out"
	rm -f "$out.lines"
}

trap 'status=$?; [ $status = 0 ] || rm -f "$out" "$out.elf" "$out.lines"; exit $status' EXIT
case $what in
compile) compile "$1" "$2" ;;
link) link "$@" ;;
*) echo "usage: ucc.sh compile SRC OBJ | link OUT FILE..." >&2; exit 2 ;;
esac
