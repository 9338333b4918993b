/* SPDX-License-Identifier: MIT */
/*
 * One message queue and its operations, each with its lines in the history.
 * What is sent are pieces of the bytes that the host drew; what is received
 * leaves as length, digest and priority, and the host compares.
 */
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <history.h>
#include <mqueue.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { BUFFER = 9000, FOR_EVER = 0 };

static mqd_t queue = -1;     /* waits */
static mqd_t queue_nb = -1;  /* the same with O_NONBLOCK */
static const unsigned char *bytes;
static size_t byte_count;

static inline void
open_queue(long maxmsg, long msgsize)
{
	struct mq_attr attr = { .mq_maxmsg = maxmsg, .mq_msgsize = msgsize };

	bytes = workload(&byte_count);
	call("new", maxmsg, msgsize);
	queue = mq_open("/lab", O_RDWR | O_CREAT | O_EXCL, 0600, &attr);
	queue_nb = queue < 0 ? -1 : mq_open("/lab", O_RDWR | O_NONBLOCK);
	ret(queue_nb < 0 ? -errno : 0, 0);
	mq_unlink("/lab");
}

/* So many milliseconds from now, as the timed calls want it. */
static inline struct timespec
moment(int64_t milliseconds)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	int64_t ns = t.tv_nsec + milliseconds * 1000000;
	return (struct timespec){ t.tv_sec + ns / 1000000000, ns % 1000000000 };
}

/* A place in the workload from which n bytes can be taken. */
static inline int64_t
somewhere(int64_t n)
{
	return draw(0, (int64_t)byte_count - n);
}

/* Sends n bytes from anywhere in the workload, as an operation of that name. */
static inline int
put_as(const char *operation, mqd_t to, int64_t n, int64_t priority, int64_t milliseconds)
{
	int64_t place = somewhere(n);
	struct timespec until = moment(milliseconds);

	call(operation, place, n | priority << 20 | milliseconds << 40);
	int r = mq_timedsend(to, (const char *)bytes + place, (size_t)n, (unsigned)priority, milliseconds ? &until : NULL);
	ret(r < 0 ? -errno : r, 0);
	return r;
}

static inline ssize_t
get_as(const char *operation, mqd_t from, int64_t n, int64_t milliseconds)
{
	static _Thread_local char to[BUFFER];
	struct timespec until = moment(milliseconds);
	unsigned priority = 0;

	call(operation, n, milliseconds << 40);
	ssize_t r = mq_timedreceive(from, to, (size_t)n, &priority, milliseconds ? &until : NULL);
	ret(r < 0 ? -errno : r, r < 0 ? 0 : (bytes_digest(to, (size_t)r) & ~INT64_C(0xffff)) | priority);
	return r;
}

static inline int
put(int64_t n, int64_t priority)
{
	return put_as("send", queue, n, priority, FOR_EVER);
}

static inline ssize_t
get(void)
{
	return get_as("recv", queue, BUFFER, FOR_EVER);
}

static inline int
put_now(int64_t n, int64_t priority)
{
	return put_as("sendnb", queue_nb, n, priority, FOR_EVER);
}

static inline ssize_t
get_now(void)
{
	return get_as("recvnb", queue_nb, BUFFER, FOR_EVER);
}

static inline void
look_at(short events, const char *operation)
{
	struct pollfd p = { queue, events, 0 };

	call(operation, 0, 0);
	poll(&p, 1, 0);
	ret((p.revents & events) == events, 0);
}

/* What poll and mq_getattr say. */
static inline void
look(void)
{
	struct mq_attr attr = { 0 };

	look_at(POLLIN | POLLRDNORM, "pollr");
	look_at(POLLOUT | POLLWRNORM, "pollw");
	call("curmsgs", 0, 0);
	int r = mq_getattr(queue, &attr);
	ret(r < 0 ? -errno : attr.mq_curmsgs, 0);
}

/* By now thread `me` sleeps in a call: time here goes on with what is done, so 10 ms are enough. */
static inline void
let_it_wait(void)
{
	sleep_ms(10);
}
