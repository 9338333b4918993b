/* SPDX-License-Identifier: MIT */
/* select, poll and epoll over N descriptors: all idle and no wait, or one ready. */
#include "user/bin/bench/bench.h"

#include <poll.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>

enum { MOST = 10000 };

static int descriptors[MOST], count, set;
static struct pollfd entries[MOST];

/* The numbers are small: nothing else is open. */
static void
open_idle(int size)
{
	count = size;
	for (int i = 0; i < size; i++) {
		must((descriptors[i] = eventfd(0, 0)) >= 0, "eventfd");
		entries[i] = (struct pollfd){ .fd = descriptors[i], .events = POLLIN };
	}
}

static void
select_times(int times)
{
	fd_set all, ready;

	FD_ZERO(&all);
	for (int i = 0; i < count; i++)
		FD_SET(descriptors[i], &all);
	while (times-- > 0) {
		struct timeval at_once = { 0 };

		ready = all;
		must(select(descriptors[count - 1] + 1, &ready, NULL, NULL, &at_once) == 0, "select");
	}
}

static void
poll_times(int times)
{
	while (times-- > 0)
		must(poll(entries, (nfds_t)count, 0) == 0, "poll");
}

static void
open_set(int size)
{
	struct epoll_event event = { .events = EPOLLIN };

	open_idle(size);
	must((set = epoll_create1(0)) >= 0, "epoll_create1");
	for (int i = 0; i < size; i++)
		must(epoll_ctl(set, EPOLL_CTL_ADD, descriptors[i], &event) == 0, "epoll_ctl");
}

static void
open_ready(int size)
{
	open_set(size);
	must(eventfd_write(descriptors[size / 2], 1) == 0, "eventfd_write");
}

static void
epoll_idle_times(int times)
{
	struct epoll_event event;

	while (times-- > 0)
		must(epoll_wait(set, &event, 1, 0) == 0, "epoll_wait");
}

static void
epoll_times(int times)
{
	struct epoll_event event;

	while (times-- > 0)
		must(epoll_wait(set, &event, 1, -1) == 1, "epoll_wait");
}

const struct row poll_rows[] = {
	{ "select:10", select_times, 100, .prepare = open_idle, .size = 10 },
	{ "select:64", select_times, 50, .prepare = open_idle, .size = 64 },
	{ "select:1000", select_times, 10, .prepare = open_idle, .size = 1000 },
	{ "poll:10", poll_times, 100, .prepare = open_idle, .size = 10 },
	{ "poll:64", poll_times, 50, .prepare = open_idle, .size = 64 },
	{ "poll:1000", poll_times, 10, .prepare = open_idle, .size = 1000 },
	{ "poll:10000", poll_times, 2, .prepare = open_idle, .size = 10000 },
	{ "epoll-idle:1000", epoll_idle_times, 300, .prepare = open_set, .size = 1000 },
	{ "epoll:10", epoll_times, 300, .prepare = open_ready, .size = 10 },
	{ "epoll:1000", epoll_times, 300, .prepare = open_ready, .size = 1000 },
	{ "epoll:10000", epoll_times, 300, .prepare = open_ready, .size = 10000 },
	{ .name = NULL },
};
