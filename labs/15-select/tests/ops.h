/* SPDX-License-Identifier: MIT */
/*
 * Up to six files, each a pipe of one page or a message queue of one message, and what is done with them, each with its
 * lines in the history.  grader/model_poll.c says what must come out.  Only poll and select ever wait.
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
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

enum { FILES = 6, ENDS = 2 * FILES, FOR_EVER = -1 };
enum { IN = 1, OUT = 2, ERR = 4, HUP = 8 };
/* How to ask: each entry twice; with entries between that are none; with a limit that is over before the first look. */
enum { TWICE = 1, HOLES = 2, AT_ONCE = 4 };

static int ends[ENDS]; /* 2i: file i is read from it; 2i+1: it is written to (the same for a queue) */
static bool is_queue[FILES];

static inline void
new_pipe(int i)
{
	call("pipe", i, 0);
	int r = pipe2(ends + 2 * i, O_NONBLOCK);
	fcntl(ends[2 * i], F_SETPIPE_SZ, 4096);
	ret(r < 0 ? -errno : 0, 0);
}

static inline void
new_queue(int i)
{
	struct mq_attr attr = { .mq_maxmsg = 1, .mq_msgsize = 1 };

	is_queue[i] = true;
	call("mq", i, 0);
	ends[2 * i] = ends[2 * i + 1] = mq_open("/lab", O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK, 0600, &attr);
	ret(ends[2 * i] < 0 ? -errno : 0, 0);
	mq_unlink("/lab");
}

static inline void
new_pipes(int n)
{
	signal(SIGPIPE, SIG_IGN);
	for (int i = 0; i < n; i++)
		new_pipe(i);
}

static inline long
put(int i)
{
	call("put", i, 0);
	long r = is_queue[i] ? mq_send(ends[2 * i], "x", 1, 0) + 1 : write(ends[2 * i + 1], "x", 1);
	ret(r <= 0 ? -errno : r, 0);
	return r;
}

static inline long
get(int i)
{
	char c;

	call("get", i, 0);
	long r = is_queue[i] ? mq_receive(ends[2 * i], &c, 1, NULL) : read(ends[2 * i], &c, 1);
	ret(r < 0 ? -errno : r, 0);
	return r;
}

static inline void
close_end(int end)
{
	call(end % 2 ? "closeout" : "closein", end / 2, 0);
	close(ends[end]);
	ret(0, 0);
}

/* What ask() is asked: about which end, and for what. */
static inline int64_t
about(int end, int events)
{
	return (int64_t)(events + 1) << 3 * end;
}

static inline int64_t
all_in(int n)
{
	int64_t asked = 0;

	for (int i = 0; i < n; i++)
		asked |= about(2 * i, IN);
	return asked;
}

static inline struct pollfd
entry(int end, int code)
{
	int events = code - 1;

	return (struct pollfd){ ends[end], (short)((events & IN ? POLLIN : 0) | (events & OUT ? POLLOUT : 0)), 0 };
}

/* Four bits; one more for what is none of them. */
static inline int64_t
answer_of(const struct pollfd *p, int end)
{
	int known = POLLIN | POLLOUT | POLLERR | POLLHUP, r = p->revents;
	int64_t bits = (r & POLLIN ? IN : 0) | (r & POLLOUT ? OUT : 0) | (r & POLLERR ? ERR : 0) | (r & POLLHUP ? HUP : 0);

	return bits << 4 * end | (r & ~known ? INT64_C(1) << 60 : 0);
}

static inline int
wait_any(struct pollfd *p, int n, int64_t milliseconds, int how)
{
	struct timespec soon = { 0, 1 };

	return how & AT_ONCE ? ppoll(p, (nfds_t)n, &soon, NULL) : poll(p, (nfds_t)n, (int)milliseconds);
}

/* The answer of poll: four bits an end, 0 if there was none. */
static inline int64_t
ask_how(int64_t asked, int64_t milliseconds, int how)
{
	struct pollfd p[4 * ENDS];
	int of[4 * ENDS], n = 0;
	int64_t answer = 0;

	for (int end = 0; end < ENDS; end++)
		for (int k = 0; k < (how & TWICE ? 2 : 1) && (asked >> 3 * end & 7); k++) {
			if (how & HOLES)
				p[n] = (struct pollfd){ -1, POLLIN, 0 }, of[n++] = -1;
			p[n] = entry(end, asked >> 3 * end & 7), of[n++] = end;
		}
	call("poll", asked, (milliseconds + 1) | (int64_t)(how & TWICE) << 32);
	int r = wait_any(p, n, milliseconds, how);
	for (int i = 0; i < n && r > 0; i++)
		answer |= of[i] < 0 ? (int64_t)p[i].revents << 60 : answer_of(&p[i], of[i]);
	ret(r < 0 ? -errno : r, answer);
	return answer;
}

static inline int64_t
ask(int64_t asked, int64_t milliseconds)
{
	return ask_how(asked, milliseconds, 0);
}

/* The same by select. */
static inline int64_t
ask_select(int64_t asked, int64_t milliseconds)
{
	struct timeval limit = { milliseconds / 1000, milliseconds % 1000 * 1000 };
	fd_set in, out;
	int64_t answer = 0;

	FD_ZERO(&in);
	FD_ZERO(&out);
	for (int end = 0; end < ENDS; end++) {
		int events = (int)(asked >> 3 * end & 7) - 1;
		if (events > 0 && (events & IN))
			FD_SET(ends[end], &in);
		if (events > 0 && (events & OUT))
			FD_SET(ends[end], &out);
	}
	call("select", asked, milliseconds + 1);
	int r = select(FD_SETSIZE, &in, &out, NULL, milliseconds < 0 ? NULL : &limit);
	for (int end = 0; end < ENDS && r > 0; end++)
		if (asked >> 3 * end & 7)
			answer |= (int64_t)((FD_ISSET(ends[end], &in) ? IN : 0) | (FD_ISSET(ends[end], &out) ? OUT : 0)) << 4 * end;
	ret(r < 0 ? -errno : r, answer);
	return answer;
}

static inline bool
answered(int64_t answer, int end)
{
	return (answer >> 4 * end & 15) != 0;
}

/* By now the others sleep in poll: time here goes on with what is done, so 10 ms are enough. */
static inline void
let_them_wait(void)
{
	sleep_ms(10);
}
