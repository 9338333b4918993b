#!/bin/sh
# SPDX-License-Identifier: MIT
# On a terminal: Ctrl-C ends the foreground job and leaves loops, Ctrl-Z stops
# it, fg and bg continue it, jobs lists it; the shell itself is never hit.
cd "$(dirname "$0")/../../../.." || exit 1
bin=${BIN:-$PWD/build/user/bin}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

type_keys() {
	{
		for keys; do
			sleep 0.5
			printf "$keys"
		done
		sleep 0.5
	} | timeout 30 script -qec "env -i TERM=vt100 PATH=$bin $bin/sh; echo left=\$?" /dev/null >"$dir/screen" 2>&1
	tr -d '\r' <"$dir/screen" >"$dir/lines"
}

expect() {
	grep -q -- "$1" "$dir/lines" || { echo "$2: no \"$1\" in"; cat -v "$dir/screen"; exit 1; }
}

type_keys 'sleep 1000\r' '\003' 'echo status $?\r' 'while true; do sleep 1000; done\r' '\003' 'echo out\r' \
	'while true; do :; done\r' '\003' 'echo out again\r' 'yes | cat | cat >/dev/null\r' '\003' 'echo all gone\r' 'exit\r'
expect '^status 130$' 'Ctrl-C'
expect '^out$' 'Ctrl-C in a loop'
expect '^out again$' 'Ctrl-C in a loop without programs'
expect '^all gone$' 'Ctrl-C for a pipeline'
expect '^left=' 'the shell is still there'

type_keys 'sleep 1000\r' '\032' 'jobs\r' 'bg\r' 'jobs\r' 'fg\r' '\003' 'jobs\r' 'sleep 0.1 &\r' 'sleep 1 | cat &\r' 'wait\r' 'sleep 1000 | cat &\r' 'kill %%1\r' 'sleep 1000 &\r' 'kill -KILL %%2\r' 'wait; echo both gone\r' '\r' 'cat\r' '\004' 'echo end\r' 'exit\r'
expect '\[1\] stopped  sleep 1000' 'Ctrl-Z'
expect '\[1\] running  sleep 1000' 'bg'
expect '\[2\] [0-9]' 'a job in the background'
expect '^both gone$' 'kill %N'
expect '^end$' 'Ctrl-D for a job'
