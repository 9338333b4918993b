/* SPDX-License-Identifier: MIT */
/*
 * Part 0: a box for one item, whose getters ask with `if` where it takes
 * `while`.  Two threads get once each, one puts two items.  Find the schedule
 * under which a getter takes an item out of an empty box.
 */
#include <explored.h>
#include <stdbool.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t filled = PTHREAD_COND_INITIALIZER, emptied = PTHREAD_COND_INITIALIZER;
static bool full;

static void
put(void)
{
	pthread_mutex_lock(&lock);
	while (full)
		pthread_cond_wait(&emptied, &lock);
	full = true;
	pthread_cond_signal(&filled);
	pthread_mutex_unlock(&lock);
}

static void
broken_get(void)
{
	pthread_mutex_lock(&lock);
	if (!full)
		pthread_cond_wait(&filled, &lock);
	expect(full, "an item to be there for who takes it", "the box is empty", 0);
	full = false;
	pthread_cond_signal(&emptied);
	pthread_mutex_unlock(&lock);
}

static void
work(int me)
{
	if (me <= 2) {
		broken_get();
		return;
	}
	put();
	put();
}

int
main(void)
{
	side_by_side(3, work);
	return 0;
}
