#!/bin/sh
# SPDX-License-Identifier: MIT
# attach.sh [GDB-OPTION...]: gdb on the machine that `make run` started last;
# with none running, on one that it starts, paused before the first
# instruction.  GDB names another gdb; SESSION=PID picks a machine by heddle's
# process; GDB_OPTIONS more options, as words; SMP, KERNEL and INITRD are for the machine that it starts.
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${HEDDLE_BUILD:-$root/build}
gdb=${GDB:-gdb}
started=

newest() {	# the newest session whose heddle lives
	for folder in $(ls -td "$build"/run/${SESSION:-*}/ 2>/dev/null); do
		kill -0 "$(basename "$folder")" 2>/dev/null && [ -S "$folder/gdb.sock" ] &&
			{ echo "${folder%/}"; return; }
	done
	return 1
}

start_paused() {
	log=$build/run/gdb.log keys=$build/run/gdb.in
	mkdir -p "$build/run"
	[ -p "$keys" ] || mkfifo "$keys"
	"$build/bin/heddle" run --gdb ${SMP:+--smp "$SMP"} \
		${KERNEL:+--kernel "$KERNEL"} ${INITRD:+--initrd "$INITRD"} <>"$keys" >"$log" 2>&1 &
	started=$!
	while kill -0 $started 2>/dev/null; do
		[ -S "$build/run/$started/gdb.sock" ] && { folder=$build/run/$started; return; }
		sleep 0.1
	done
	cat "$log" >&2
	exit 1
}

command -v "$gdb" >/dev/null || { echo "there is no $gdb here; install gdb: make deps" >&2; exit 1; }
while [ -n "$SESSION" ] && kill -0 "$SESSION" 2>/dev/null && [ ! -S "$build/run/$SESSION/gdb.sock" ]; do
	sleep 0.1 # that one will be there soon
done
if ! folder=$(newest); then
	echo "No machine runs; starting one, paused.  Its output: build/run/gdb.log;"
	echo "what you write into build/run/gdb.in it reads: echo ls >build/run/gdb.in"
	start_paused
	trap 'kill $started 2>/dev/null; wait $started' EXIT
fi
# A socket's path has at most 107 bytes: gdb connects from inside the folder.
cd "$folder" || exit 1
"$gdb" $GDB_OPTIONS -q -ix "$root/tools/gdb/gdbinit" "$folder/kernel.elf" \
	-ex "source $root/tools/gdb/heddle.py" -ex "target remote gdb.sock" -ex "cd $root" "$@"
