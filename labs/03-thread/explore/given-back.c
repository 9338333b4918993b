/* SPDX-License-Identifier: MIT */
/*
 * A thread ends while it is being detached: one of the two gives its memory
 * back, whoever comes second, and so the next thread lies in the same place.
 */
#include <explored.h>
#include <time.h>

static _Atomic int ran;

static void *
runs(void *arg)
{
	ran = 1;
	return arg;
}

static pthread_t
begin(void)
{
	pthread_t thread = NULL;

	expect(pthread_create(&thread, NULL, runs, NULL) == 0 && thread, "room for a thread", "there is none", 0);
	return thread;
}

int
main(void)
{
	pthread_t first = begin();

	expect(pthread_detach(first) == 0, "0 from pthread_detach", "an error", 0);
	nanosleep(&(struct timespec){ 1, 0 }, NULL);
	expect(ran, "the thread to have run and ended in a second", "it did not begin", 0);
	expect(begin() == first, "the place of a detached thread that has ended to be the next one's", "nobody gave it back", 0);
	return 0;
}
