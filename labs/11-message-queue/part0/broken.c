/* SPDX-License-Identifier: MIT */
/*
 * Part 0: a queue of messages whose sender wakes a receiver only if the queue
 * was empty: otherwise, it thinks, nobody can be waiting.  One thread sends
 * two messages, two receive one each.  Find the schedule under which a receiver
 * sleeps for ever beside a message.
 */
#include <explored.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t receivers = PTHREAD_COND_INITIALIZER;
static int messages;

static void
broken_send(void)
{
	pthread_mutex_lock(&lock);
	if (messages++ == 0)
		pthread_cond_signal(&receivers);
	pthread_mutex_unlock(&lock);
}

static void
receive(void)
{
	pthread_mutex_lock(&lock);
	while (messages == 0)
		pthread_cond_wait(&receivers, &lock);
	messages--;
	pthread_mutex_unlock(&lock);
}

static void
work(int me)
{
	if (me != 2) {
		receive();
		return;
	}
	broken_send();
	broken_send();
}

int
main(void)
{
	side_by_side(3, work);
	return 0;
}
