#!/bin/sh
# SPDX-License-Identifier: MIT
# Ctrl-C or SIGTERM at 50 moments drawn from a seed: each time heddle ends by
# that signal, QEMU is gone, and no file is left in TMPDIR or build/run.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
mkdir "$dir/tmp"
trap 'rm -rf "$dir"' EXIT
seed=${SEED:-1}
draw=$seed

ended() {	# PID: gone, or a zombie that nobody has waited for
	! [ -e "/proc/$1" ] || grep -q '^State:.Z' "/proc/$1/status" 2>/dev/null
}

n=0
while [ $n -lt 50 ]; do
	n=$((n + 1))
	draw=$(((draw * 1103515245 + 12345) % 2147483648))
	moment=0.$(printf %03d $((draw / 65536 % 200)))
	[ $((n % 2)) = 0 ] && signal=INT want=130 || signal=TERM want=143
	[ $((n % 5)) = 0 ] && gdb=--gdb || gdb=
	# shellcheck disable=SC2086
	TMPDIR=$dir/tmp env --default-signal=INT "$h" run $gdb --add "$h:/big" -- sleep 1000 </dev/null >/dev/null 2>"$dir/err" &
	heddle=$!
	# a shell ignores SIGINT in what it starts with &, until env has changed that and become heddle
	while [ "$(cat /proc/$heddle/comm 2>/dev/null)" != heddle ] && [ -e /proc/$heddle ]; do :; done
	sleep "$moment"
	qemu=$(cat "/proc/$heddle/task/$heddle/children" 2>/dev/null)
	kill -$signal $heddle
	{ wait $heddle; } 2>/dev/null # the shell's own "Terminated"
	status=$?
	if [ $status != $want ]; then
		echo "seed $seed, round $n: status $status after SIG$signal at $moment s"
		cat "$dir/err"
		exit 1
	fi
	for pid in $qemu; do
		ended "$pid" || { echo "seed $seed, round $n: QEMU lives on"; exit 1; }
	done
	if [ -n "$(ls "$dir/tmp")" ] || [ -e "$(dirname "$h")/../run/$heddle" ]; then
		echo "seed $seed, round $n: files are left"
		exit 1
	fi
done
