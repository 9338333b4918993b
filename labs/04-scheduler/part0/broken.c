/* SPDX-License-Identifier: MIT */
/*
 * Part 0: a run queue of levels with a map of those that are not empty, as a
 * scheduler has it.  Who puts a thread into a level holds that level's lock;
 * but the map belongs to all levels.  Two processors put one thread each, into
 * different levels.  Find the schedule under which one of them is forgotten.
 */
#include <explored.h>
#include <stdatomic.h>

static struct level {
	pthread_mutex_t lock;
	int threads;
} level[2] = { { PTHREAD_MUTEX_INITIALIZER, 0 }, { PTHREAD_MUTEX_INITIALIZER, 0 } };
static atomic_uint map;	/* bit i: level i is not empty */

static void
broken_enqueue(int i)
{
	pthread_mutex_lock(&level[i].lock);
	level[i].threads++;
	unsigned int others = atomic_load(&map);
	atomic_store(&map, others | 1u << i);
	pthread_mutex_unlock(&level[i].lock);
}

static void
work(int me)
{
	broken_enqueue(me - 1);
}

int
main(void)
{
	side_by_side(2, work);
	for (int i = 0; i < 2; i++)
		expect(atomic_load(&map) >> i & 1, "each level with a thread to be in the map", "level %ld is not", i);
	return 0;
}
