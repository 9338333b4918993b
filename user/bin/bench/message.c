/* SPDX-License-Identifier: MIT */
/*
 * Bytes and messages to another process and back: pipes, message queues, sockets.
 *
 *   pipe-bandwidth     4 KiB written, while the other one reads
 *   mq-self            a message sent and received by the same process
 *   tcp-bandwidth      16 KiB written, while the other one reads
 */
#include "user/bin/bench/bench.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <mqueue.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BLOCK = 4096, STREAM = 16384, MESSAGE = 64 };

static int out, in; /* our ends */
static char block[STREAM];

static void
echo(int from, int to)
{
	char byte;

	while (read(from, &byte, 1) == 1 && write(to, &byte, 1) == 1)
		;
	_exit(0);
}

static void
drain(int from)
{
	while (read(from, block, sizeof block) > 0)
		;
	_exit(0);
}

static void
echo_times(int times)
{
	char byte = 'x';

	while (times-- > 0)
		must(write(out, &byte, 1) == 1 && read(in, &byte, 1) == 1, "round trip");
}

static void
pipe_prepare(int size)
{
	int there[2], back[2];

	(void)size;
	must(pipe(there) == 0 && pipe(back) == 0, "pipe");
	if (helper()) {
		close(there[1]);
		echo(there[0], back[1]);
	}
	close(there[0]);
	close(back[1]);
	out = there[1];
	in = back[0];
}

static void
drain_prepare(int size)
{
	int ends[2];

	(void)size;
	must(pipe(ends) == 0, "pipe");
	if (helper()) {
		close(ends[1]);
		drain(ends[0]);
	}
	close(ends[0]);
	out = ends[1];
}

static void
write_all(size_t size)
{
	for (size_t done = 0; done < size;) {
		ssize_t now = write(out, block + done, size - done);
		must(now > 0, "write");
		done += (size_t)now;
	}
}

static void
block_times(int times)
{
	while (times-- > 0)
		write_all(BLOCK);
}

static void
stream_times(int times)
{
	while (times-- > 0)
		write_all(STREAM);
}

static void
echo_socket(int socket)
{
	echo(socket, socket);
}

static void
unix_prepare(int size)
{
	int ends[2];

	(void)size;
	must(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0, "socketpair");
	if (helper()) {
		close(ends[0]);
		echo_socket(ends[1]);
	}
	close(ends[1]);
	out = in = ends[0];
}

/* `size` connections, each process with one end of all; of the last one `out` and `in` are ours. */
static void
tcp_connect(int size, void (*body)(int theirs))
{
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof here;
	int listener = socket(AF_INET, SOCK_STREAM, 0), at_once = 1, end = -1;
	char byte = 0;

	must(listener >= 0 && bind(listener, (struct sockaddr *)&here, sizeof here) == 0 && listen(listener, 8) == 0 &&
	     getsockname(listener, (struct sockaddr *)&here, &length) == 0, "listen");
	int theirs = helper();
	for (; size > 0; size--) { /* in step, or the listener drops some */
		if (theirs)
			must((end = accept(listener, NULL, NULL)) >= 0 && write(end, &byte, 1) == 1, "accept");
		else
			must((end = socket(AF_INET, SOCK_STREAM, 0)) >= 0 &&
			     connect(end, (struct sockaddr *)&here, sizeof here) == 0 && read(end, &byte, 1) == 1,
			     "connect");
	}
	close(listener);
	must(setsockopt(end, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once) == 0, "TCP_NODELAY");
	if (theirs)
		body(end);
	out = in = end;
}

static void
tcp_prepare(int size)
{
	tcp_connect(size, echo_socket);
}

static void
stream_prepare(int size)
{
	tcp_connect(size, drain);
}

static mqd_t there, back;

static mqd_t
queue(const char *name)
{
	struct mq_attr attributes = { .mq_maxmsg = 4, .mq_msgsize = MESSAGE };
	mqd_t made = mq_open(name, O_CREAT | O_EXCL | O_RDWR, 0600, &attributes);

	must(made >= 0, "mq_open");
	mq_unlink(name);
	return made;
}

static void
mq_prepare(int size)
{
	(void)size;
	there = back = queue("/bench");
}

static void
mq_pair_prepare(int size)
{
	char message[MESSAGE];

	(void)size;
	there = queue("/bench");
	back = queue("/bench");
	if (helper())
		while (mq_receive(there, message, MESSAGE, NULL) == MESSAGE)
			mq_send(back, message, MESSAGE, 0);
}

static void
mq_times(int times)
{
	char message[MESSAGE] = "message";

	while (times-- > 0)
		must(mq_send(there, message, MESSAGE, 0) == 0 && mq_receive(back, message, MESSAGE, NULL) == MESSAGE,
		     "a message");
}

const struct row message_rows[] = {
	{ "pipe-round-trip", echo_times, 200, .prepare = pipe_prepare },
	{ "pipe-bandwidth", block_times, 500, .prepare = drain_prepare },
	{ "mq-self", mq_times, 500, .prepare = mq_prepare },
	{ "mq-ping-pong", mq_times, 200, .prepare = mq_pair_prepare },
	{ "unix-round-trip", echo_times, 200, .prepare = unix_prepare },
	{ "tcp-round-trip", echo_times, 200, .prepare = tcp_prepare, .size = 1 },
	{ "tcp:10", echo_times, 200, .prepare = tcp_prepare, .size = 10 },
	{ "tcp:10000", echo_times, 200, .prepare = tcp_prepare, .size = 10000, .slow = 1 },
	{ "tcp-bandwidth", stream_times, 200, .prepare = stream_prepare, .size = 1 },
	{ .name = NULL },
};
