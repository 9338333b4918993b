#!/bin/sh
# SPDX-License-Identifier: MIT
# Ctrl-C and SIGTERM leave no temporary folder and no process behind.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
for signal in INT TERM; do
	for delay in 0.05 0.3 1; do
		TMPDIR=$dir setsid build/bin/heddle grade 05-mutex --solution >/dev/null 2>&1 &
		pid=$!
		sleep $delay
		kill -$signal $pid
		wait $pid
		status=$?
		[ $status -ge 128 ] || { echo "$signal: status $status"; exit 1; }
		sleep 0.3
		[ -z "$(ls -A "$dir")" ] || { echo "$signal after $delay s left $(ls "$dir")"; exit 1; }
	done
done
