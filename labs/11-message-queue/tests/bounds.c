/* SPDX-License-Identifier: MIT */
/*
 * mq_msgsize and mq_maxmsg are kept to the byte and to the message, and a call
 * that is refused changes nothing: also one whose bytes cannot be read.  Who
 * has no memory where he wants his message is told so.
 */
#include "ops.h"

enum { MAXMSG = 4 };

static void
send_bad(int64_t n)
{
	call("sendbad", 0, n);
	int r = mq_send(queue_nb, (const char *)16, (size_t)n, 1);
	ret(r < 0 ? -errno : r, 0);
}

static void
receive_bad(int64_t n)
{
	call("recvbad", n, 0);
	ssize_t r = mq_receive(queue_nb, (char *)16, (size_t)n, NULL);
	ret(r < 0 ? -errno : r, 0);
}

static void
sizes(int64_t msgsize)
{
	put_now(msgsize, 1);
	put_now(msgsize + 1, 2);
	put_now(0, 3);
	send_bad(8);
	put_now(8, 32767);
	put_now(8, 32768);
	look();
	get_as("recvnb", queue_nb, msgsize - 1, FOR_EVER);
	get_as("recvnb", queue_nb, msgsize, FOR_EVER);
	get_now();
	get_now();
	get_now();
	look();
}

static void
body(void)
{
	int64_t msgsize = draw(20, 5000);

	open_queue(MAXMSG, msgsize);
	sizes(msgsize);
	send_bad(8);
	for (int i = 0; i < MAXMSG + 2; i++)
		put_now(draw(0, msgsize), draw(0, 5));
	look();
	get_now();
	put_now(msgsize, 7);
	put_now(msgsize, 7);
	for (int i = 0; i < MAXMSG + 1; i++)
		get_now();
	look();
	put_now(8, 1);
	receive_bad(msgsize);
}

int
main(void)
{
	return history_run(body, 500);
}
