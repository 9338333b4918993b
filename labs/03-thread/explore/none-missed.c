/* SPDX-License-Identifier: MIT */
/*
 * Two threads leave the foreground while two others wait for that, one of them in the foreground itself,
 * as when two threads call exit: both have waited for all and go on.
 */
#include <conc/foreground.h>
#include <explored.h>

static _Atomic int left;

static void
leave_or_wait(int me)
{
	if (me <= 2) {
		left++;
		foreground_leave();
		return;
	}
	foreground_wait(me == 3);
	expect(left == 2, "a wait for the foreground to last until all have left", "%ld have", left);
	if (me == 3)
		foreground_leave();
}

int
main(void)
{
	for (int i = 0; i < 3; i++)
		foreground_enter();
	side_by_side(4, leave_or_wait);
	foreground_wait(false);
	expect(left == 2, "two threads to have left in the end", "%ld have", left);
	return 0;
}
