/* SPDX-License-Identifier: MIT */
/* Private to lib/c: between asynchronous requests and lists of them. */
#pragma once

#include <aio.h>

/* The requests of one lio_listio. */
struct __aio_list {
	uint32_t left;                  /* atomic: not done yet, and one while they are started */
	uint32_t failed;                /* atomic */
	struct sigevent event;
};

/* Starts the request: 0, or -1 and errno. list may be NULL. */
int __aio_queue(struct aiocb *request, int operation, struct __aio_list *list);
/* One request of it is done, or all are started. */
void __aio_list_done(struct __aio_list *list);
void __aio_notify(const struct sigevent *event);
/* A number that changes when a request is done, and sleeping until it is not `seen` any
 * more: 0, EAGAIN at the deadline (CLOCK_MONOTONIC), EINTR. */
uint32_t __aio_finished(void);
int __aio_wait(uint32_t seen, const struct timespec *deadline);
