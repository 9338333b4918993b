/* SPDX-License-Identifier: MIT */
/*
 * Three threads take the lock twice each, one of them first with a limit,
 * which may be over at any moment, and then does without: one at a time is
 * inside and sees what the one before did, and everybody else gets it in the
 * end.  Another lock is looked at by one and tried by another: looking is not
 * taking.
 */
#include <conc/lock.h>
#include <errno.h>
#include <explored.h>

enum { THREADS = 3, EACH = 2 };

static struct lock lock, another;
static int inside, entered, got[THREADS + 1];

static void
section(void)
{
	expect(inside == 0, "one thread at a time inside", "%ld is inside already", inside);
	inside++;
	entered++;
	inside--;
}

/* Nobody else takes it. */
static void
look_at_another(int me)
{
	if (me == 2)
		lock_locked(&another);
	if (me != 3)
		return;
	expect(lock_try_acquire(&another) == 0, "a lock that nobody holds to be there for who tries", "it is not", 0);
	lock_release(&another);
}

static bool
take(int me, int i)
{
	int r = 0;

	if (me == 1 && i == 0) {
		r = lock_acquire_timeout(&lock, MILLISECONDS(5));
		expect(r == 0 || r == -ETIMEDOUT, "0 or -ETIMEDOUT from lock_acquire_timeout", "%ld", r);
	} else {
		lock_acquire(&lock);
	}
	return r == 0;
}

static void
work(int me)
{
	for (int i = 0; i < EACH; i++) {
		if (take(me, i)) {
			section();
			got[me]++;
			int r = lock_release(&lock);
			expect(r == 0, "0 from the release of a lock that is held", "%ld", r);
		}
		look_at_another(me);
	}
}

int
main(void)
{
	lock_init(&lock);
	expect(lock_try_acquire(&lock) == 0, "a free lock to be there for the first who tries", "it is not", 0);
	expect(lock_try_acquire(&lock) == -EAGAIN, "-EAGAIN for the second", "something else", 0);
	lock_release(&lock);
	side_by_side(THREADS, work);
	expect(entered == got[1] + got[2] + got[3], "each acquire to let one thread in", "they were %ld", entered);
	expect(!lock_locked(&lock), "the lock to be free in the end", "it is held", 0);
	return 0;
}
