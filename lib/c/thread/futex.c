/* SPDX-License-Identifier: MIT */
/* Sleeping on a word until a moment, and waking. */
#include <time.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

/* Shared futexes throughout (no FUTEX_PRIVATE_FLAG): they work in memory that several
 * processes map, and match the kernel's own wake-up of a joiner. */
int
__futex_wait(volatile uint32_t *word, uint32_t expected, clockid_t clock,
	     const struct timespec *deadline)
{
	int operation = FUTEX_WAIT_BITSET | (clock == CLOCK_REALTIME ? FUTEX_CLOCK_REALTIME : 0);

	if (deadline && (unsigned long)deadline->tv_nsec >= NSEC_PER_SEC)
		return EINVAL;
	if (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC)
		return EINVAL;
	if (deadline && deadline->tv_sec < 0)
		return ETIMEDOUT;
	return (int)-sys(SYS_futex, word, operation, expected, deadline, NULL,
			 FUTEX_BITSET_MATCH_ANY);
}

long
__futex_inherit(volatile uint32_t *word, int operation, const struct timespec *deadline)
{
	return sys(SYS_futex, word, operation, 0, deadline);
}

void
__futex_wake(volatile uint32_t *word, int count)
{
	sys(SYS_futex, word, FUTEX_WAKE, count);
}
