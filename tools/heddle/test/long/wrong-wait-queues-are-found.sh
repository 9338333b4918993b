#!/bin/sh
# SPDX-License-Identifier: MIT
# Mistakes in the kernel's wait queue (kernel/sched/wait.c), made in domains only so that the machine boots: programs that are
# right hang or break under some schedule, which is found, and whose token shows it again; where the kernel panics it does so
# at the same place again.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
make -s build/kernel.elf build/initrd-explore.cpio || exit 1
here='turn_of(current->world) \&\& current->tid > 1'

kernel() {	# SED
	sed "$1" kernel/sched/wait.c >"$dir/wait.c"
	! cmp -s kernel/sched/wait.c "$dir/wait.c" || { echo "nothing changes: $1"; exit 1; }
	$(cat build/labs/kernel.flags) -c "$dir/wait.c" -o "$dir/wait.o" &&
		sh tools/build/link-kernel.sh "$dir/kernel.elf" $(sed "s|build/obj/k/kernel/sched/wait.c.o|$dir/wait.o|" build/kernel.objs) || exit 1
}
explore() {
	build/bin/heddle run --kernel "$dir/kernel.elf" --initrd build/initrd-explore.cpio -- explore "$@" 2>"$dir/err" </dev/null
}
found() {	# NAME PROGRAM SED
	kernel "$3"
	explore -n 2000 "/explore/$2" >"$dir/out"
	[ $? -eq 1 ] || { echo "$1: not found with $2"; cat "$dir/out" "$dir/err"; exit 1; }
	token=$(sed -n 's/^explore: heddle replay //p' "$dir/out")
	explore -t "$token" "/explore/$2" >"$dir/again"
	[ $? -eq 1 ] || { echo "$1: $token does not fail again"; cat "$dir/again"; exit 1; }
	sed -n 's/^explore: //p' "$dir/out" | sed -n 2p >"$dir/first"
	sed -n 's/^explore: //p' "$dir/again" | head -1 | cmp -s - "$dir/first" || { echo "$1: another verdict again"; cat "$dir/again"; exit 1; }
	echo "ok $1: $(cat "$dir/first")"
}
panics() {	# NAME PROGRAM SED
	kernel "$3"
	for run in first again; do
		explore -n 2000 "/explore/$2" >"$dir/out"
		[ $? -eq 125 ] && grep '^heddle: kernel panic' "$dir/err" >"$dir/$run" || { echo "$1: no panic with $2"; cat "$dir/out" "$dir/err"; exit 1; }
	done
	cmp "$dir/first" "$dir/again" || exit 1
	echo "ok $1: $(cat "$dir/first")"
}

found one-wakes-nobody pipe-ping-pong "/^wake_waiter/,/^}/s/thread_wake(w->thread);/if (!(turn_of(w->thread->world) \&\& w->thread->tid > 1)) &/"
found the-only-one-unseen pipe-ping-pong "/^nobody_waits/,/^}/s/== &q->waiters.head;/== ($here ? q->waiters.head.prev : \&q->waiters.head);/"
panics entered-by-nobody pipe-ping-pong "/^wait_add/,/^}/s/list_push_back(.*;/if (!($here)) &/"
