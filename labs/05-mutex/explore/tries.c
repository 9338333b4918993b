/* SPDX-License-Identifier: MIT */
/*
 * The lock is held.  One thread waits for it, one tries, one releases it:
 * whether the try gets it or not, who waits is not forgotten over it.
 */
#include <conc/lock.h>
#include <errno.h>
#include <explored.h>

static struct lock lock;
static int inside;

static void
section(void)
{
	expect(inside == 0, "one thread at a time inside", "%ld is inside already", inside);
	inside = 1;
	inside = 0;
	lock_release(&lock);
}

static void
work(int me)
{
	if (me == 1) {
		lock_acquire(&lock);
		section();
	} else if (me == 2) {
		int r = lock_try_acquire(&lock);
		expect(r == 0 || r == -EAGAIN, "0 or -EAGAIN from lock_try_acquire", "%ld", r);
		if (r == 0)
			section();
	} else {
		lock_release(&lock);
	}
}

int
main(void)
{
	lock_init(&lock);
	expect(lock_try_acquire(&lock) == 0, "a free lock to be there for who tries", "it is not", 0);
	side_by_side(3, work);
	expect(lock_try_acquire(&lock) == 0, "the lock to be free in the end", "it is held", 0);
	return 0;
}
