#!/bin/sh
# SPDX-License-Identifier: MIT
# Words that make no sense: a sentence on stderr, nothing on stdout, status
# 125 from `run` and 2 from the others; --help is on stdout with status 0.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
bad=0

refused() {	# STATUS WORD...
	want=$1
	shift
	"$h" "$@" </dev/null >"$dir/out" 2>"$dir/err"
	got=$?
	if [ $got != "$want" ] || [ -s "$dir/out" ] || ! grep -q '^heddle: ' "$dir/err"; then
		echo "heddle $*: status $got, expected $want and a sentence on stderr:"
		cat "$dir/out" "$dir/err"
		bad=1
	fi
}

refused 2 no-such-command
refused 125 run --no-such-option
refused 125 run --smp 0 -- true
refused 125 run --smp 9 -- true
refused 125 run --mem lots -- true
refused 125 run --timeout -1 -- true
refused 125 run --accel magic -- true
refused 125 run --add
refused 125 run --add /no/such/file -- true
refused 125 run --add /tmp:/x -- true
refused 125 run --deterministic
refused 125 run --deterministic --accel kvm -- true
refused 125 run --kernel /no/such/kernel -- true
refused 125 run --log /no/such/folder/log -- true
refused 125 run --strace=/no/such/folder/calls -- true
refused 125 run -f -- true
refused 2 cc --plain
refused 2 cc --plain file.c
refused 2 trace
refused 2 trace /no/such/file
refused 2 trace /etc/passwd
refused 2 explore
refused 2 explore --schedules 0 -- true
refused 2 explore --schedules -1 -- true
refused 2 explore --seed x -- true
refused 2 explore --patience soon -- true
refused 2 explore --strategy best -- true
refused 2 explore --strategy pct:0 -- true
refused 2 explore --strategy bound:17 -- true
refused 2 explore --strategy random:2 -- true
refused 2 explore --from 1/2/none -- true
refused 2 explore --strategy bound:2 --from 1/2 -- true
refused 125 explore --smp 0 -- true
refused 2 replay HD2-3gfxa68gndbd6-c-xt
for command in "" run grade lab cc trace bench explore replay play; do
	# shellcheck disable=SC2086
	"$h" $command --help >"$dir/out" 2>"$dir/err" && grep -q '^usage: heddle' "$dir/out" ||
		{ echo "heddle $command --help does not help"; bad=1; }
done
exit $bad
