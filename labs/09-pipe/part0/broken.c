/* SPDX-License-Identifier: MIT */
/*
 * Part 0: a pipe for one byte whose writer looks for room, and then sleeps
 * until the reader says that something has changed; between the two it does
 * not hold the lock.  One thread writes two bytes, one reads them.  Find the
 * schedule under which they wait for each other.
 */
#include <explored.h>
#include <stdbool.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t readers = PTHREAD_COND_INITIALIZER, writers = PTHREAD_COND_INITIALIZER;
static int used;

static bool
full(void)
{
	pthread_mutex_lock(&lock);
	bool is = used == 1;
	pthread_mutex_unlock(&lock);
	return is;
}

static void
broken_write(void)
{
	while (full()) {
		pthread_mutex_lock(&lock);
		pthread_cond_wait(&writers, &lock);
		pthread_mutex_unlock(&lock);
	}
	pthread_mutex_lock(&lock);
	used++;
	pthread_cond_signal(&readers);
	pthread_mutex_unlock(&lock);
}

static void
read_one(void)
{
	pthread_mutex_lock(&lock);
	while (used == 0)
		pthread_cond_wait(&readers, &lock);
	used--;
	pthread_cond_signal(&writers);
	pthread_mutex_unlock(&lock);
}

static void
work(int me)
{
	for (int i = 0; i < 2; i++)
		me == 1 ? broken_write() : read_one();
}

int
main(void)
{
	side_by_side(2, work);
	return 0;
}
