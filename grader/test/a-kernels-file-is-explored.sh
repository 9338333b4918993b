#!/bin/sh
# SPDX-License-Identifier: MIT
# A submitted file of the kernel has points at its reads and writes: a mistake that only an interleaving within it shows is
# found and shown as steps, a data race by the lines of both accesses; the points of output tests wait for it; the way to see it again shows the same; a panic is a failure.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
hand_in() {	# WRONG
	rm -rf "$dir/in"
	mkdir -p "$dir/in/kernel/ipc" && cp kernel/ipc/pipe.c "$dir/in/kernel/ipc/" && patch -s -d "$dir/in" -p1 <"labs/09-pipe/wrong/$1.patch" || exit 1
}
says() {	# TEXT...
	for text; do grep -qF -- "$text" "$dir/out" || { echo "does not say '$text'"; cat "$dir/out"; exit 1; }; done
}

hand_in takes-after-unlock
build/bin/heddle grade 09-pipe order schedules --submission "$dir/in" >"$dir/out" 2>&1 </dev/null
[ $? = 1 ] || { echo 'status is not 1'; cat "$dir/out"; exit 1; }
says 'FAIL  schedules' 'ok *  order' '* none before schedules passes' 'nothing orders these: thread' 'in take; thread' '    pipe.c:' '34 read'
again=$(sed -n 's/^  again: *//p' "$dir/out")
sed '1,/^  claim/d' "$dir/out" >"$dir/once"
$again >"$dir/out" 2>&1 </dev/null
sed '1,/^  claim/d' "$dir/out" | sed 's/^score.*//' >"$dir/twice"
sed 's/^score.*//' "$dir/once" | diff - "$dir/twice" || exit 1

hand_in waits-with-interrupts-off
build/bin/heddle grade 09-pipe closing --submission "$dir/in" >"$dir/out" 2>&1 </dev/null
says 'FAIL  closing' 'the kernel panicked'

# One that looks again and again instead of sleeping costs a grading so many steps, and no more.
rm -rf "$dir/in"
mkdir -p "$dir/in/kernel/ipc" && cp kernel/ipc/mq.c "$dir/in/kernel/ipc/" && patch -s -d "$dir/in" -p1 <labs/11-message-queue/wrong/spins.patch || exit 1
build/bin/heddle grade 11-message-queue schedules --submission "$dir/in" --json "$dir/json" >"$dir/out" 2>&1 </dev/null
says 'it does not end'
grep -q '"steps": 1000[0-9],' "$dir/json" || { echo 'not ended after its 10000 steps'; cat "$dir/json"; exit 1; }
