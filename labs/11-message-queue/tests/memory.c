/* SPDX-License-Identifier: MIT */
/*
 * Nothing stays behind: neither messages that were received, refused, or left
 * in a queue that nobody has any more, nor the queues.
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

/* A message is received, one is refused for its address, one for want of room, and three are left. */
static void
use_and_leave(void)
{
	mqd_t q = a_queue();

	for (int i = 0; i < ROOM; i++)
		mq_send(q, message, SIZE, 1);
	mq_receive(q, message, SIZE, NULL);
	mq_send(q, (const char *)16, SIZE, 1);
	mq_send(q, message, SIZE, 1);
	mq_send(q, message, SIZE, 1);
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
