#!/bin/sh
# SPDX-License-Identifier: MIT
# mutants.sh FLOOR [COUNT [FIRST]]: of COUNT (40) small changes to a floor of the
# kernel, which does a test notice?  Each kernel runs the tests up to the first
# that fails: the guest tests that say most about that file (tools/mutants/telling),
# the unit tests, those guest tests on two CPUs, what the host sees, all guest tests;
# in virtual time, so that it is the same each time.  A kernel hangs that says nothing for a
# minute of QEMU's processor time, or takes none of it for a minute.
#
# tools/mutants/explained names those that no test can be asked to notice, a line
# each: FILE: KIND: LINE # why.  They are not run; any other survivor is a failure.
set -u
cd "$(dirname "$0")/../.."
floor=$1
count=${2:-40}
n=${3:-0}
mutant=build/mutants/$floor
killed=0 survived=0 same=0 broken=0
mkdir -p build/mutants

# seconds_of_child PID: processor time that its children took.
seconds_of_child() {
	cat /proc/[0-9]*/stat 2>/dev/null | awk -v ticks="$(getconf CLK_TCK)" -v parent="$1" \
		'$4 == parent { n += $14 + $15 } END { print int(n / ticks) }'
}

# killed_by OPTION...: a run with these fails, hangs, or panics.
killed_by() {
	: >"$mutant.out"
	build/bin/heddle run --deterministic --timeout 3000 --kernel "$mutant.elf" "$@" </dev/null >"$mutant.out" 2>/dev/null &
	run=$!
	size=-1 time=-1
	while kill -0 $run 2>/dev/null; do
		now=$(wc -c <"$mutant.out") used=$(seconds_of_child $run)
		[ "$now" = "$size" ] || said=$used
		[ "$now $used" = "$size $time" ] && idle=$((idle + 1)) || idle=0
		size=$now time=$used
		if [ $((used - said)) -gt 60 ] || [ $idle -gt 120 ] || grep -q '^FAIL' "$mutant.out"; then
			kill $run 2>/dev/null
			wait $run 2>/dev/null
			return 0
		fi
		sleep 0.5
	done
	! wait $run
}

# What the kernel says to the host is wrong.
seen_by_host() {
	printf '#!/bin/sh\nc=$1; shift\n[ $c = run ] && exec build/bin/heddle run --kernel %s "$@"\nexec build/bin/heddle "$c" "$@"\n' \
		"$mutant.elf" >"$mutant.heddle"
	chmod +x "$mutant.heddle"
	for test in deadlocks-are-explained deadlocks-of-every-kind files-that-are-not-closed-yet-are-no-deadlock lock-order-is-warned-about \
		who-could-press-ctrl-c-is-not-accused who-shares-a-lock-may-release-it nothing-can-happen-is-124 a-missing-call-is-logged-once \
		exit-status-passes-through timeout-is-124 strace-follows-with-f trace-tells-what-happened crashes-are-explained; do
		HEDDLE=$mutant.heddle timeout 300 sh tools/heddle/test/$test.sh >"$mutant.out" 2>&1 || return 0
	done
	! HEDDLE=$mutant.heddle timeout 300 sh user/lessons/test/under-shows-the-ladder.sh >"$mutant.out" 2>&1
}

telling() {
	while read -r files tests; do
		case $what in "$files"*) echo "$tests"; break ;; esac
	done <tools/mutants/telling
}

# The kernel with the changed file instead of its own.
build() {
	file=${what%%:*}
	# shellcheck disable=SC2046
	$(cat build/labs/kernel.flags) -c "$mutant/$file" -o "$mutant.o" 2>/dev/null &&
		sh tools/build/link-kernel.sh "$mutant.elf" $(sed "s|build/obj/k/$file.o|$mutant.o|" build/kernel.objs) $(cat build/kernel-test.objs) 2>/dev/null
}

while [ "$n" -lt "$count" ]; do
	rm -rf "$mutant"
	what=$(build/bin/mutate "$mutant" "$n" kernel/"$floor"/*.c) || { echo "FAIL $floor: no mutant $n"; exit 1; }
	n=$((n + 1))
	if grep -qF "$(echo "$what" | sed 's/:[0-9]*:/:/') #" tools/mutants/explained; then
		same=$((same + 1))
	elif ! build; then
		broken=$((broken + 1))
	elif killed_by --cmdline redzone=1 --initrd build/initrd-tests.cpio -- testall $(telling) ||
		killed_by --smp 2 --seed 1 --cmdline 'redzone=1 ktest=*' -- true ||
		killed_by --smp 2 --seed 1 --initrd build/initrd-tests.cpio -- testall $(telling) ||
		seen_by_host ||
		killed_by --initrd build/initrd-tests.cpio -- testall; then
		killed=$((killed + 1))
	else
		survived=$((survived + 1))
		echo "survives: $what"
	fi
done
[ $survived = 0 ] && word=ok || word=FAIL
echo "$word $floor: $killed killed, $survived survive, $same cannot be seen, $broken do not compile"
