/* SPDX-License-Identifier: MIT */
/*
 * Part 0: two threads greet, and each adds 1 to the number of greetings; then
 * main says how many there were.  Find the schedule under which it says 1.
 */
#include <explored.h>
#include <stdatomic.h>

static atomic_int greetings;

static void
broken_greet(int me)
{
	printf("Hello from %d!\n", me);
	int before = atomic_load(&greetings);
	atomic_store(&greetings, before + 1);
}

int
main(void)
{
	side_by_side(2, broken_greet);
	int counted = atomic_load(&greetings);
	expect(counted == 2, "two greetings to be counted", "%ld was", counted);
	return 0;
}
