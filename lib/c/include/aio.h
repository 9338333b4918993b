/* SPDX-License-Identifier: MIT */
/*
 * Reading and writing while the caller goes on. Requests to one descriptor are done one
 * after the other, in the order in which they were made, by a thread of the library;
 * those to different descriptors do not wait for each other. All return -1 and set
 * errno when they fail, unless said.
 */
#pragma once

#include <abi/fcntl.h>
#include <abi/signal.h>
#include <abi/time.h>
#include <abi/types.h>

#define AIO_CANCELED    0
#define AIO_NOTCANCELED 1
#define AIO_ALLDONE     2
#define LIO_READ        0
#define LIO_WRITE       1
#define LIO_NOP         2
#define LIO_WAIT        0
#define LIO_NOWAIT      1

/* A request; it and its buffer must stay where they are until it is done. */
struct aiocb {
	int aio_fildes;
	int aio_lio_opcode;             /* lio_listio's */
	int aio_reqprio;                /* 0: there are no others */
	volatile void *aio_buf;
	size_t aio_nbytes;
	struct sigevent aio_sigevent;   /* what happens when it is done */
	off_t aio_offset;               /* not with pipes and the like */
	struct aiocb *__next;
	struct __aio_list *__list;
	ssize_t __result;
	int __error;
};

/* Starts it. EAGAIN: no thread for it, EINVAL: nonsense. What goes wrong later, a bad
 * descriptor included, aio_error tells. */
int aio_read(struct aiocb *request);
int aio_write(struct aiocb *request);
/* After all that was asked of the descriptor before; O_SYNC or O_DSYNC. */
int aio_fsync(int operation, struct aiocb *request);
/* EINPROGRESS, 0 when done, ECANCELED, or the error that read or write gave. */
int aio_error(const struct aiocb *request);
/* What read or write returned; once, when it is done. */
ssize_t aio_return(struct aiocb *request);
/* Blocks until one of them (NULL: not counted) is done. EAGAIN: not in that time; EINTR. */
int aio_suspend(const struct aiocb *const list[], int count, const struct timespec *timeout);
/* Takes back a request, or (NULL) all to that descriptor, if it has not begun: AIO_*. */
int aio_cancel(int fd, struct aiocb *request);
/* Starts all; with LIO_WAIT blocks until all are done (EIO: one failed), else `event`
 * happens then (may be NULL). */
int lio_listio(int mode, struct aiocb *const list[], int count, struct sigevent *event);
