/* SPDX-License-Identifier: MIT */
/*
 * Part 0: a lock that looks (is it free?) and then takes, in two steps.  Two
 * threads go in once each.  Find the schedule under which both are inside.
 */
#include <explored.h>
#include <stdatomic.h>

#include <conc/futex.h>
#include <conc/time.h>

static _Atomic uint32_t word;		/* 0: free */
static atomic_int inside;

static void
broken_acquire(void)
{
	while (atomic_load(&word) != 0)
		futex_wait(&word, 1, conc_deadline(TIMEOUT_FOREVER));
	atomic_store(&word, 1);
}

static void
broken_release(void)
{
	atomic_store(&word, 0);
	futex_wake(&word, 1);
}

static void
work(int me)
{
	(void)me;
	broken_acquire();
	int before = atomic_fetch_add(&inside, 1);
	expect(before == 0, "one thread at a time inside", "%ld is inside already", before);
	atomic_fetch_sub(&inside, 1);
	broken_release();
}

int
main(void)
{
	side_by_side(2, work);
	return 0;
}
