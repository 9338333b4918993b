/* SPDX-License-Identifier: MIT */
/* A handler interrupts a blocked read with EINTR, or with SA_RESTART lets it go on. */
#include "check.h"

#include <pthread.h>

static int ends[2];
static volatile sig_atomic_t handled;

static void
handler(int number)
{
	(void)number;
	handled++;
}

static void *
disturb(void *argument)
{
	pause_for(20 * MILLISECOND);
	CHECK_EQ(pthread_kill(*(pthread_t *)argument, SIGUSR1), 0);
	pause_for(20 * MILLISECOND);
	CHECK_EQ(write(ends[1], "x", 1), 1);
	return NULL;
}

static void
read_with(int flags, int wanted)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = flags };
	pthread_t me = pthread_self(), thread;
	char byte;
	ssize_t got;

	handled = 0;
	CHECK_OK(sigaction(SIGUSR1, &action, NULL));
	CHECK_EQ(pthread_create(&thread, NULL, disturb, &me), 0);
	errno = 0;
	got = read(ends[0], &byte, 1);
	CHECK_EQ(got, wanted);
	CHECK_EQ(errno, wanted < 0 ? EINTR : 0);
	CHECK_EQ(pthread_join(thread, NULL), 0);
	CHECK_EQ(handled, 1);
	if (wanted < 0)
		CHECK_EQ(read(ends[0], &byte, 1), 1);
}

int
main(void)
{
	CHECK_OK(pipe(ends));
	read_with(0, -1);
	read_with(SA_RESTART, 1);
	return 0;
}
