/* SPDX-License-Identifier: MIT */
/*
 * Part 0: a select over two files that first asks each whether it has
 * something, and then sleeps until somebody says that there is news.  Another
 * thread brings each file its news, once.  Find the schedule under which select
 * sleeps for ever, though both files have something.
 */
#include <explored.h>
#include <stdbool.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t news = PTHREAD_COND_INITIALIZER;
static bool ready[2];

static bool
has_something(int file)
{
	pthread_mutex_lock(&lock);
	bool it_has = ready[file];
	pthread_mutex_unlock(&lock);
	return it_has;
}

static void
broken_select(void)
{
	while (!has_something(0) && !has_something(1)) {
		pthread_mutex_lock(&lock);
		pthread_cond_wait(&news, &lock);
		pthread_mutex_unlock(&lock);
	}
}

static void
arrives(int file)
{
	pthread_mutex_lock(&lock);
	ready[file] = true;
	pthread_cond_broadcast(&news);
	pthread_mutex_unlock(&lock);
}

static void
work(int me)
{
	if (me == 1) {
		broken_select();
		return;
	}
	arrives(0);
	arrives(1);
}

int
main(void)
{
	side_by_side(2, work);
	return 0;
}
