/* SPDX-License-Identifier: MIT */
/*
 * mq_msgsize and mq_maxmsg are kept to the byte and to the message, and a call
 * that is refused changes nothing: also one whose bytes cannot be read.  Who
 * has no memory where he wants his message is told so; and so is who uses a
 * descriptor that was not opened for it, or is no queue.
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

static int
is_no_ebadf(long r)
{
	return r != -1 || errno != EBADF;
}

static void
wrong_descriptors(void)
{
	char buffer[BUFFER];
	int pipes[2], wrong = pipe(pipes) != 0;
	mqd_t reads = mq_open("/mode", O_RDONLY | O_CREAT, 0600, NULL), writes = mq_open("/mode", O_WRONLY);

	wrong += is_no_ebadf(mq_send(reads, "x", 1, 0));
	wrong += is_no_ebadf(mq_receive(writes, buffer, sizeof buffer, NULL));
	wrong += is_no_ebadf(mq_send(pipes[1], "x", 1, 0));
	wrong += is_no_ebadf(mq_receive(pipes[0], buffer, sizeof buffer, NULL));
	mq_unlink("/mode");
	count("without_EBADF", wrong, 0);
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
	wrong_descriptors();
}

int
main(void)
{
	return history_run(body, 500);
}
