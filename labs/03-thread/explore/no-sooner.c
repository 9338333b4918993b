/* SPDX-License-Identifier: MIT */
/*
 * A thread is detached at its end, and another is made at once. If that one
 * lies where the first still stands, the kernel takes it for ended when the
 * first has ended, and it is joined before it has done anything.
 */
#include <explored.h>

static int done;

static void *
nothing(void *arg)
{
	return arg;
}

static void *
does(void *arg)
{
	done = 1;
	return arg;
}

int
main(void)
{
	pthread_t first = NULL, second = NULL;
	void *result = NULL;

	expect(pthread_create(&first, NULL, nothing, NULL) == 0, "room for a thread", "there is none", 0);
	expect(pthread_detach(first) == 0, "0 from pthread_detach", "an error", 0);
	expect(pthread_create(&second, NULL, does, &done) == 0, "room for another", "there is none", 0);
	expect(pthread_join(second, &result) == 0, "0 from pthread_join", "an error", 0);
	expect(done && result == &done, "a joined thread to have ended, with its result", "it has not", 0);
	return 0;
}
