/* SPDX-License-Identifier: MIT */
/* Sleeping on a word until a moment, and telling the kernel which lock is wanted. */
#include <heddle.h>
#include <time.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

/* What is left until the deadline; false when it has passed. */
static bool
time_left(clockid_t clock, const struct timespec *deadline, struct timespec *left)
{
	struct timespec now;

	sys(SYS_clock_gettime, clock, &now);
	left->tv_sec = deadline->tv_sec - now.tv_sec;
	left->tv_nsec = deadline->tv_nsec - now.tv_nsec;
	if (left->tv_nsec < 0) {
		left->tv_sec--;
		left->tv_nsec += NSEC_PER_SEC;
	}
	return left->tv_sec >= 0 && (left->tv_sec || left->tv_nsec);
}

/* Shared futexes throughout (no FUTEX_PRIVATE_FLAG): they work in memory that several
 * processes map, and match the kernel's own wake-up of a joiner. */
int
__futex_wait(volatile uint32_t *word, uint32_t expected, clockid_t clock,
	     const struct timespec *deadline)
{
	struct timespec left;

	if (!deadline)
		return (int)-sys(SYS_futex, word, FUTEX_WAIT, expected, 0);
	if ((unsigned long)deadline->tv_nsec >= NSEC_PER_SEC)
		return EINVAL;
	if (!time_left(clock, deadline, &left))
		return ETIMEDOUT;
	return (int)-sys(SYS_futex, word, FUTEX_WAIT, expected, &left);
}

void
__futex_wake(volatile uint32_t *word, int count)
{
	sys(SYS_futex, word, FUTEX_WAKE, count);
}

/* The kernel is told of the list when a thread first waits for a lock, not before:
 * most threads never do. With futex_offset 0 an entry is the lock word's address. */
void
__heddle_waiting(volatile uint32_t *word)
{
	struct heddle_thread *self = __self();

	if (!self->robust_known) {
		sys(SYS_set_robust_list, &self->robust, sizeof(self->robust));
		self->robust_known = true;
	}
	__atomic_store_n(&self->robust.list_op_pending, (struct robust_list *)word,
			 __ATOMIC_RELAXED);
	__asm__ volatile("" ::: "memory");      /* stored before the system call */
}
