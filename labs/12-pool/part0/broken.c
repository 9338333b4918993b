/* SPDX-License-Identifier: MIT */
/*
 * Part 0: a future whose done-callback is run by whoever comes second: the
 * worker that sets the result, or the thread that adds the callback after it.
 * Each asks the other's word, under the lock, and gives its own later.  Find
 * the schedule under which the callback never runs.
 */
#include <explored.h>
#include <stdbool.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool done, added;
static int runs;

static bool
ask(const bool *word)
{
	pthread_mutex_lock(&lock);
	bool is = *word;
	pthread_mutex_unlock(&lock);
	return is;
}

static void
give(bool *word)
{
	pthread_mutex_lock(&lock);
	*word = true;
	pthread_mutex_unlock(&lock);
}

static void
broken_set_result(void)
{
	if (ask(&added))
		runs++;
	give(&done);
}

static void
broken_add_callback(void)
{
	if (ask(&done))
		runs++;
	give(&added);
}

static void
work(int me)
{
	me == 1 ? broken_set_result() : broken_add_callback();
}

int
main(void)
{
	side_by_side(2, work);
	expect(runs == 1, "the callback to run once", "it runs %ld times", runs);
	return 0;
}
