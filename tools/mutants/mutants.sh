#!/bin/sh
# SPDX-License-Identifier: MIT
# mutants.sh FLOOR [COUNT [FIRST]]: of COUNT (40) small changes to a floor of the
# kernel, which does a test notice?  Each kernel runs the tests up to the first
# that fails: its unit tests, then those of the guest; those that survive are
# listed.  A survivor that tools/mutants/equal names changes nothing that could be seen.
set -u
cd "$(dirname "$0")/../.."
floor=$1
count=${2:-40}
name=mutant-$floor
tree=build/mutants/$floor
kernel=build/variant/$name
killed=0 survived=0 same=0 broken=0
mkdir -p build/mutants

# killed_by OPTION...: a run with these fails, hangs, or panics.
killed_by() {
	timeout 300 build/bin/heddle run --timeout 200 "$@" </dev/null >"$tree.out" 2>/dev/null &
	run=$!
	while kill -0 $run 2>/dev/null; do
		grep -q '^FAIL' "$tree.out" && { kill $run; wait $run 2>/dev/null; return 0; }
		sleep 1
	done
	! wait $run
}

n=${3:-0}
while [ "$n" -lt "$count" ]; do
	rm -rf "$tree"
	what=$(build/bin/mutate "$tree" "$n" "$count" kernel/"$floor"/*.c) || { echo "FAIL $floor: no mutant $n"; exit 1; }
	n=$((n + 1))
	if ! make -s OVERLAY="$tree" VARIANT="$name" WARN="-Wall -Wextra -Wmissing-prototypes -Wno-unused-parameter" \
		$kernel/kernel.elf $kernel/kernel-test.elf >/dev/null 2>&1; then
		broken=$((broken + 1))
	elif killed_by --smp 2 --kernel $kernel/kernel-test.elf --cmdline 'ktest=*' ||
		killed_by --smp 4 --kernel $kernel/kernel.elf --initrd build/initrd-tests.cpio -- testall; then
		killed=$((killed + 1))
	elif grep -qF "$(echo "$what" | sed 's/:[0-9]*:/:/')" tools/mutants/equal 2>/dev/null; then
		same=$((same + 1))
	else
		survived=$((survived + 1))
		echo "survives: $what"
	fi
done
[ $survived = 0 ] && word=ok || word=FAIL
echo "$word $floor: $killed killed, $survived survive, $same cannot be seen, $broken do not compile"
