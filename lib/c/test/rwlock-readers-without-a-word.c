/* SPDX-License-Identifier: MIT */
/* A writer waits for every reader: for more than have a word of their own in the lock, and for those that a forked child,
 * in which its thread has another tid, lets go. */
#include "check.h"

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READERS = 20 };

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static int inside = READERS;

static void *
writer(void *unused)
{
	pthread_rwlock_wrlock(&lock);
	CHECK_EQ(inside, 0);
	pthread_rwlock_unlock(&lock);
	return unused;
}

static void
let_all_go(void)
{
	pthread_t thread;

	CHECK_EQ(pthread_create(&thread, NULL, writer, NULL), 0);
	usleep(1000); /* the writer waits, as a rule */
	while (inside > 0) {
		if (inside-- == READERS / 2)
			usleep(1000); /* the writer waits for those that are counted only */
		CHECK_EQ(pthread_rwlock_unlock(&lock), 0);
	}
	pthread_join(thread, NULL);
}

int
main(void)
{
	int status;

	for (int i = 0; i < READERS; i++)
		CHECK_EQ(pthread_rwlock_rdlock(&lock), 0);
	if (fork() == 0) {
		let_all_go();
		_exit(0);
	}
	let_all_go();
	wait(&status);
	CHECK_EQ(status, 0);
	return 0;
}
