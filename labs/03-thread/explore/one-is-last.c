/* SPDX-License-Identifier: MIT */
/*
 * Two threads leave at once. One of them is the last and calls exit(0); the
 * other is gone, so nobody ends the process in the middle of what atexit was
 * given, which sleeps, and then tells by the status that it came to its end.
 */
#include <explored.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TO_THE_END = 7 };

static _Atomic int ran;

static void
takes_long(void)
{
	nanosleep(&(struct timespec){ 1, 0 }, NULL);
	_exit(ran ? TO_THE_END : 1);
}

static void *
runs(void *arg)
{
	ran = 1;
	return arg;
}

int
main(void)
{
	pthread_t thread = NULL;
	int status = 0;

	if (fork() == 0) {
		atexit(takes_long);
		if (pthread_create(&thread, NULL, runs, NULL) != 0 || !thread)
			_exit(1);
		pthread_exit(NULL);
	}
	wait(&status);
	expect(WIFEXITED(status) && WEXITSTATUS(status) == TO_THE_END, "one thread to call exit, whose functions come to their end",
	       "the process ended with %ld", status);
	return 0;
}
