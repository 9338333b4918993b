/* SPDX-License-Identifier: MIT */
/*
 * Part 0: threads that leave count down, and the last one is to turn the light
 * off.  Counting and looking are two steps.  Find the schedule under which
 * two threads think that they were the last.
 */
#include <explored.h>
#include <stdatomic.h>

static atomic_int inside = 2;
static atomic_int turned_off;

static void
broken_leave(void)
{
	atomic_fetch_sub(&inside, 1);
	if (atomic_load(&inside) == 0)
		atomic_fetch_add(&turned_off, 1);
}

static void
work(int me)
{
	(void)me;
	broken_leave();
}

int
main(void)
{
	side_by_side(2, work);
	int often = atomic_load(&turned_off);
	expect(often == 1, "one thread to be the last", "%ld threads think so", often);
	return 0;
}
