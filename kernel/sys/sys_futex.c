/* SPDX-License-Identifier: MIT */
/* futex(2) and the robust list. */
#include "kernel/abi/errno.h"
#include "kernel/abi/futex.h"
#include "kernel/abi/time.h"
#include "kernel/proc/cred.h"
#include "kernel/sched/signal.h"
#include "kernel/sync/futex.h"
#include "kernel/sys/args.h"
#include "kernel/sys/syscall.h"

/* FUTEX_WAIT has a relative timeout, the others an absolute one, FUTEX_LOCK_PI
 * always of the real-time clock. */
static int
timeout_of(int op, uptr timeout, int64_t *deadline)
{
	int command = op & FUTEX_CMD_MASK;
	bool realtime = (op & FUTEX_CLOCK_REALTIME) || command == FUTEX_LOCK_PI;
	int64_t ns;
	int r;

	*deadline = WAIT_FOREVER;
	if (!timeout.addr)
		return 0;
	r = arg_timespec(timeout, &ns);
	if (r < 0)
		return r;
	if (current->restart != RESTART_ALWAYS)
		current->restart = RESTART_NO_HANDLER;
	if (command == FUTEX_WAIT) {
		*deadline = deadline_after(ns);
		return 0;
	}
	return deadline_at(realtime ? CLOCK_REALTIME : CLOCK_MONOTONIC, ns, deadline);
}

static long
wait(uptr word, int op, uint32_t value, uptr timeout, uint32_t bitset)
{
	int64_t deadline;
	int r = timeout_of(op, timeout, &deadline);

	if (r < 0)
		return r;
	return futex_wait(word, value, bitset, deadline, op & FUTEX_PRIVATE_FLAG);
}

/* No signal ends it. */
static long
lock_pi(uptr word, int op, uptr timeout)
{
	int64_t deadline;
	int r;

	current->restart = RESTART_ALWAYS;
	r = timeout_of(op, timeout, &deadline);
	return r < 0 ? r : futex_lock_pi(word, false, deadline, op & FUTEX_PRIVATE_FLAG);
}

PARTLY(futex, "FUTEX_FD, FUTEX_WAIT_REQUEUE_PI, FUTEX_CMP_REQUEUE_PI; FUTEX_CLOCK_REALTIME but for FUTEX_WAIT_BITSET")
SYSCALL(futex, uptr word, int op, uint32_t value, uint64_t timeout_or_value2, uptr word2, uint32_t value3)
{
	bool private = op & FUTEX_PRIVATE_FLAG;
	uptr timeout = UPTR(timeout_or_value2);
	uint32_t move = (uint32_t)timeout_or_value2;

	if ((op & FUTEX_CLOCK_REALTIME) && (op & FUTEX_CMD_MASK) != FUTEX_WAIT_BITSET)
		return -ENOSYS;
	switch (op & FUTEX_CMD_MASK) {
	case FUTEX_WAIT:
		return wait(word, op, value, timeout, FUTEX_BITSET_MATCH_ANY);
	case FUTEX_WAIT_BITSET:
		return wait(word, op, value, timeout, value3);
	case FUTEX_WAKE:
		return futex_wake(word, value, FUTEX_BITSET_MATCH_ANY, private);
	case FUTEX_WAKE_BITSET:
		return futex_wake(word, value, value3, private);
	case FUTEX_REQUEUE:
		return futex_requeue(word, value, word2, move, false, 0, private);
	case FUTEX_CMP_REQUEUE:
		return futex_requeue(word, value, word2, move, true, value3, private);
	case FUTEX_WAKE_OP:
		return futex_wake_op(word, value, word2, move, value3, private);
	case FUTEX_LOCK_PI:
	case FUTEX_LOCK_PI2:
		return lock_pi(word, op, timeout);
	case FUTEX_UNLOCK_PI:
		return futex_unlock_pi(word, private);
	case FUTEX_TRYLOCK_PI:
		return futex_lock_pi(word, true, WAIT_FOREVER, private);
	default:
		return -ENOSYS;
	}
}

SYSCALL(set_robust_list, uptr head, size_t size)
{
	if (size != sizeof(struct robust_list_head))
		return -EINVAL;
	current->robust_list = head;
	return 0;
}

SYSCALL(get_robust_list, int tid, uptr head, uptr size)
{
	struct thread *t = tid == 0 ? thread_get(current) : thread_find(current->world, (uint32_t)tid);
	uint64_t length = sizeof(struct robust_list_head), address;
	bool may;

	if (!t)
		return -ESRCH;
	may = t->process == NULL || process_may_look(t->process);
	address = t->robust_list.addr;
	thread_put(t);
	if (!may)
		return -EPERM;
	if (copy_out(head, &address, sizeof(address)) < 0)
		return -EFAULT;
	return copy_out(size, &length, sizeof(length));
}
