#!/bin/sh
# SPDX-License-Identifier: MIT
# --accel kvm runs, or says what to do: where /dev/kvm does not work, where it
# may not be opened, and where there is none.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

told() {	# WHERE COMMAND...: status 125 and the way out on stderr
	where=$1
	shift
	"$@" run --accel kvm -- echo hello </dev/null >"$dir/out" 2>"$dir/err"
	got=$?
	[ "$where" = here ] && [ $got = 0 ] && [ "$(cat "$dir/out")" = hello ] && return
	[ $got = 125 ] && [ ! -s "$dir/out" ] && grep -q '^heddle: .*leave out --accel kvm' "$dir/err" && return
	echo "$where: status $got"
	cat "$dir/out" "$dir/err"
	exit 1
}

told here "$h"
bwrap --ro-bind / / --dev /dev --proc /proc true 2>/dev/null || exit 0
told 'no /dev/kvm' bwrap --ro-bind / / --dev /dev --proc /proc "$h"
