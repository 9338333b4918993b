#!/bin/sh
# SPDX-License-Identifier: MIT
# Ctrl-C and SIGTERM while a lesson's runs are under way leave nothing of what these have written, and no process behind.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
child() { pgrep -P "$1" "$2"; }
# The emulator under heddle under lesson-check under the grader.
machine_of() { checker=$(child $1 lesson-check) && run=$(child $checker heddle) && child $run qemu; }
for signal in INT TERM; do
	TMPDIR=$dir setsid build/bin/heddle grade S1 --submission user/lessons/s1-account.c >"$dir/out" 2>&1 &
	pid=$!
	until sleep 0.1 && machine=$(machine_of $pid) && ls build/lessons-tried/*-$pid-*/s1-*/trace >/dev/null 2>&1; do
		kill -0 $pid 2>/dev/null || { echo "$signal: it ended before its machine ran: $(cat "$dir/out")"; exit 1; }
	done
	kill -$signal $pid
	wait $pid
	status=$?
	[ $status -ge 128 ] || { echo "$signal: status $status"; exit 1; }
	while kill -0 $machine 2>/dev/null; do sleep 0.1; done	# killed with its parent; a moment later, it is gone
	set -- build/lessons-tried/*-$pid-* "$dir"/heddle-grade*
	for left; do
		[ ! -e "$left" ] || { echo "$signal left $left"; exit 1; }
	done
done
