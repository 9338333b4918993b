/* SPDX-License-Identifier: MIT */
/*
 * Two threads send through a queue for one message, two receive: everybody
 * waits for somebody, for room or for a message, and both messages arrive.
 */
#include <explored.h>

#include <fcntl.h>
#include <mqueue.h>

static mqd_t queue;
static char got[5];

static void
work(int me)
{
	char byte = (char)me;

	if (me < 3)
		expect(mq_send(queue, &byte, 1, (unsigned)me) == 0, "mq_send to wait for room", "it fails", 0);
	else
		expect(mq_receive(queue, &got[me], 1, NULL) == 1, "mq_receive to wait for a message of one byte", "it fails", 0);
}

int
main(void)
{
	struct mq_attr attr = { .mq_maxmsg = 1, .mq_msgsize = 1 };

	queue = mq_open("/lab", O_RDWR | O_CREAT | O_EXCL, 0600, &attr);
	expect(queue >= 0, "a message queue", "none", 0);
	side_by_side(4, work);
	expect(got[3] + got[4] == 3 && got[3] != got[4], "each message to be received once", "their bytes sum up to %ld", got[3] + got[4]);
	return 0;
}
