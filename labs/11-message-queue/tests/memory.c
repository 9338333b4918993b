/* SPDX-License-Identifier: MIT */
/*
 * Nothing stays behind: neither messages that were received, refused, late, or
 * left in a queue that nobody has any more, nor the queues; nor one whose
 * receiver has no memory for it.
 */
#include <free_kib.h>

#include "ops.h"

enum { QUEUES = 40, EMPTY_ONES = 1200, SIZE = 8000, ROOM = 3 };

static char message[SIZE];

static mqd_t
a_queue(void)
{
	struct mq_attr attr = { .mq_maxmsg = ROOM, .mq_msgsize = SIZE };
	mqd_t q = mq_open("/memory", O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK, 0600, &attr);

	mq_unlink("/memory");
	return q;
}

/* The queue is full, and it is too late to wait. */
static void
send_too_late(mqd_t q)
{
	struct mq_attr waits = { .mq_flags = 0 };
	struct timespec past = { 1, 0 };

	mq_setattr(q, &waits, NULL);
	mq_timedsend(q, message, SIZE, 1, &past);
}

/* A message is received, one is to go where no memory is, one comes from there, one is refused for want of room, one is late. */
static void
use_and_leave(void)
{
	mqd_t q = a_queue();

	for (int i = 0; i < ROOM; i++)
		mq_send(q, message, SIZE, 1);
	mq_receive(q, message, SIZE, NULL);
	mq_receive(q, (char *)16, SIZE, NULL);
	mq_send(q, (const char *)16, SIZE, 1);
	for (int i = 0; i < ROOM; i++)
		mq_send(q, message, SIZE, 1);
	send_too_late(q);
	mq_close(q);
}

static void
body(void)
{
	open_queue(1, 100);
	put_now(50, 1);
	get_now();
	use_and_leave();
	int64_t before = free_kib();
	for (int i = 0; i < QUEUES; i++)
		use_and_leave();
	for (int i = 0; i < EMPTY_ONES; i++)
		mq_close(a_queue());
	count("kib_lost", before - free_kib(), 100);
}

int
main(void)
{
	return history_run(body, 500);
}
