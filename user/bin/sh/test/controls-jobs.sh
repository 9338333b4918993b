#!/bin/sh
# SPDX-License-Identifier: MIT
# On a terminal: Ctrl-C ends the foreground job and leaves loops, Ctrl-Z stops
# it, fg and bg continue it, jobs lists it; the shell itself is never hit.
# No key is typed before what it is for can be seen, however slow the host is.
cd "$(dirname "$0")/../../../.." || exit 1
bin=${BIN:-$PWD/build/user/bin}
dir=$(mktemp -d) || exit 1
shell=
trap 'exec 9>&-; [ -z "$shell" ] || kill $shell 2>/dev/null; rm -rf "$dir"' EXIT
long=1$$	# seconds that nobody else sleeps

begin() {
	rm -f "$dir/keys"
	: >"$dir/screen"
	prompts=0
	mkfifo "$dir/keys"
	script -qfec "env -i TERM=vt100 PATH=$bin $bin/sh; echo left=\$?" /dev/null \
		<"$dir/keys" >"$dir/screen" 2>&1 &
	shell=$!
	exec 9>"$dir/keys"
}

end() {
	wait $shell
	shell=
	exec 9>&-
}

lines() {
	tr -d '\r' <"$dir/screen"
}

# until_seen WHAT COMMAND...
until_seen() {
	what=$1 tries=0
	shift
	until "$@"; do
		tries=$((tries + 1))
		[ $tries -lt 1200 ] || { echo "$what never comes:"; cat -v "$dir/screen"; exit 1; }
		sleep 0.05
	done
}

# The line is drawn anew with each key, up to ESC [ K: only a new prompt has nothing behind it.
has_prompts() {
	[ "$(tr '\033' '\n' <"$dir/screen" | grep -ac 'heddle\$ $')" -ge "$prompts" ]
}

prompt() {	# KEYS, after the next prompt
	prompts=$((prompts + 1))
	until_seen "prompt $prompts" has_prompts
	printf "$1" >&9
}

has_line() {
	lines | grep -aqx -- "$1"
}

line() {	# TEXT KEYS, after a line TEXT
	until_seen "the line $1" has_line "$1"
	printf "$2" >&9
}

# Is `sleep $long` in the foreground of its terminal, and not stopped?
is_asleep() {
	for process in /proc/[0-9]*; do
		[ "$(tr '\0' ' ' 2>/dev/null <"$process/cmdline")" = "sleep $long " ] || continue
		# shellcheck disable=SC2046
		set -- $(sed 's/.*)//' "$process/stat" 2>/dev/null)
		[ "${1:-T}" != T ] && [ "${3:-}" = "${6:-}" ] && return
	done 2>/dev/null
	false
}

asleep() {	# KEYS
	until_seen "sleep $long in the foreground" is_asleep
	printf "$1" >&9
}

expect() {
	lines | grep -aq -- "$1" || { echo "$2: no \"$1\" in"; cat -v "$dir/screen"; exit 1; }
}

begin
prompt "sleep $long\r"
asleep '\003'
prompt 'echo status $?\r'
prompt "while true; do sleep $long; done\r"
asleep '\003'
prompt 'echo out\r'
prompt 'echo turning; while true; do :; done\r'
line turning '\003'
prompt 'echo out again\r'
prompt 'yes | cat | sh -c "echo piping >&2; cat >/dev/null"\r'
line piping '\003'
prompt 'echo all gone\r'
prompt 'exit\r'
end
expect '^status 130$' 'Ctrl-C'
expect '^out$' 'Ctrl-C in a loop'
expect '^out again$' 'Ctrl-C in a loop without programs'
expect '^all gone$' 'Ctrl-C for a pipeline'
expect '^left=' 'the shell is still there'

begin
prompt "sleep $long\r"
asleep '\032'
prompt 'jobs\r'
prompt 'bg\r'
prompt 'jobs\r'
prompt 'fg\r'
asleep '\003'
prompt 'jobs\r'
prompt 'sleep 0.1 & sleep 0.2 | cat & wait; echo waited\r'
prompt 'sleep 1000 &\r'
prompt 'sleep 1000 | cat &\r'
prompt 'kill %%1\r'
prompt 'kill -KILL %%2\r'
prompt 'wait; echo both gone\r'
prompt '\r'
prompt 'sh -c "echo reading; exec cat"\r'
line reading '\004'
prompt 'echo end\r'
prompt 'exit\r'
end
expect "\[1\] stopped  sleep $long" 'Ctrl-Z'
expect "\[1\] running  sleep $long" 'bg'
expect '^waited$' 'wait'
expect '\[2\] [0-9]' 'a job in the background'
expect '^both gone$' 'kill %N'
expect '^end$' 'Ctrl-D for a job'
