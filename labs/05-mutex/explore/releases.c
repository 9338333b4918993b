/* SPDX-License-Identifier: MIT */
/*
 * Two threads release what is held once, first a lock for which nobody waits,
 * then one for which a third does.  Each acquire is released once: who comes
 * second is told that nobody holds it, unless the third has it by then.
 */
#include <conc/lock.h>
#include <errno.h>
#include <explored.h>

static struct lock alone, wanted;

static int
release(struct lock *l)
{
	int r = lock_release(l);

	expect(r == 0 || r == -EPERM, "0 or -EPERM from lock_release", "%ld", r);
	return r == 0;
}

static int released[2][4];

static void
release_alone(int me)
{
	released[0][me] = release(&alone);
}

static void
release_wanted(int me)
{
	if (me == 1)
		lock_acquire(&wanted);
	else
		released[1][me] = release(&wanted);
}

int
main(void)
{
	lock_init(&alone);
	lock_init(&wanted);
	lock_acquire(&alone);
	lock_acquire(&wanted);
	expect(lock_try_acquire(&wanted) == -EAGAIN, "-EAGAIN from a lock that is held", "something else", 0);
	side_by_side(2, release_alone);
	expect(released[0][1] + released[0][2] == 1, "a lock that is held once to be released once", "it was %ld times",
	       released[0][1] + released[0][2]);
	side_by_side(3, release_wanted);
	int held = lock_try_acquire(&wanted) == -EAGAIN;
	expect(released[1][2] + released[1][3] + held == 2, "each acquire to be released at most once",
	       held ? "one was released %ld times and is held" : "it is free, and two acquires were released %ld times",
	       released[1][2] + released[1][3] - held);
	return 0;
}
