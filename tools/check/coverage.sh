#!/bin/sh
# SPDX-License-Identifier: MIT
# coverage.sh [GOAL]: runs what tests the kernel on a kernel that counts lines
# (kernel/coverage), and prints per floor how many of them ran and which
# functions never did.  A floor below GOAL percent (default 90) fails.
set -eu
cd "$(dirname "$0")/../.."
goal=${1:-90}
folder=build/variant/gcov
counts=$folder/counts
rm -rf "$counts"
mkdir -p "$counts"
: >"$counts/empty"
find $folder/obj -name '*.gcda' -delete

# add LABEL: adds the counts of a run, which are in the log, to $counts/all.
add() {
	build/bin/mkgcda "$counts/one" <"$counts/log" || { echo "FAIL $1: no counts"; exit 1; }
	if [ -d "$counts/all" ]; then
		gcov-tool merge "$counts/all" "$counts/one" -o "$counts/sum" 2>/dev/null
		rm -rf "$counts/all" "$counts/one"
		mv "$counts/sum" "$counts/all"
	else
		mv "$counts/one" "$counts/all"
	fi
}

# count LABEL WORD...: one run.
count() {
	label=$1
	shift
	echo "coverage: $label" >&2
	timeout 900 build/bin/heddle run --log "$counts/log" "$@" >"$counts/$label.out" 2>/dev/null || true
	add "$label"
}

# type_at_terminal KEYS...: a shell on a terminal of its own, a second for each.
type_at_terminal() {
	echo "coverage: terminal" >&2
	{
		for keys; do
			sleep 2
			# shellcheck disable=SC2059
			printf "$keys"
		done
		sleep 1
	} | timeout 100 script -qec "(sleep 8; stty rows 30 </dev/tty) & build/bin/heddle run --log $counts/log $tests" /dev/null >"$counts/terminal.out" 2>&1 || true
	add terminal
}

tests="--kernel $folder/kernel.elf --initrd build/initrd-tests.cpio"
inside="--kernel $folder/kernel-test.elf"
# shellcheck disable=SC2086
{
	exec </dev/null
	count inside $inside --cmdline 'ktest=*'
	count inside-4cpus --smp 4 $inside --cmdline 'ktest=*'
	count 1cpu $tests -- testall
	count 4cpus --smp 4 $tests -- testall
	count redzone --deterministic $inside --cmdline 'redzone=1 ktest=*' -- true
	count virtual --deterministic --cmdline stretch=20000 $tests -- testall
	[ ! -f build/initrd-posix.cpio ] || # without musl: the terminals' modes are tried by nothing else
		count posix --deterministic --mem 128 --timeout 600 --kernel $folder/kernel.elf --initrd build/initrd-posix.cpio -- /bin/posix-run /tests
	count grind --smp 2 $tests -- grind -s 1 -n 20000
	count grammar --smp 4 $tests -- grind -g -s 1 -n 20
	(echo echo live; sleep 1; echo cat; sleep 1; echo more) | count live --trace "$counts/trace" $tests -- sh
	type_at_terminal 'cat &\r' 'fg\r' 'one\177\004\004' 'sleep 1000\r' '\003' 'exit\r'
	# But for those that can tell nothing at their end.
	for panic in $(sed -n 's/^KERNEL_TEST(\(panic_[a-z_]*\)).*/\1/p' kernel/test/panics.c | grep -vx 'panic_halted_with_a_spinlock\|panic_lost'); do
		count "$panic" --deterministic $inside --smp 2 --cmdline "ktest=$panic" -- true
	done
	build/bin/heddle cc --plain tools/heddle/test/deadlock.c -o "$counts/deadlock"
	for way in cycle self abandoned lost; do
		count "deadlock-$way" --deterministic --seed 1 --add "$counts/deadlock:/bin/deadlock" $tests -- deadlock "$way"
	done
	count stuck --deterministic $tests -- cat /dev/ptmx
	count timeout --deterministic --timeout 5 $tests -- sleep 1000
	count no-initrd --kernel $folder/kernel.elf --initrd "$counts/empty" -- none
	for lesson in user/lessons/*.c; do
		lesson=$(basename "$lesson" .c)
		count "$lesson" --deterministic $tests --timeout 60 -- "$lesson"
	done
}
cp -r "$counts/all/." $folder/obj

# The lines of a .c file are in one object only; functions of headers, in many, are not listed.
find $folder/obj/k/kernel -name '*.gcda' ! -path '*/test/*' | sort | while read -r gcda; do
	source=${gcda#"$folder/obj/k/"}
	echo "source ${source%.gcda} $(sed -n 's/^\([a-z_0-9]*\)(.*/\1/p' "${source%.gcda}" | tr '\n' ' ')"
	gcov -n -f -o "$(dirname "$gcda")" "$gcda" 2>/dev/null
done | awk -v goal="$goal" -f tools/check/coverage.awk
