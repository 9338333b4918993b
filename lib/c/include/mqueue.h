/* SPDX-License-Identifier: MIT */
/*
 * POSIX message queues: whole messages with a priority 0 .. MQ_PRIO_MAX-1, highest
 * first, equal ones in order. A queue's name is "/name"; it lives until mq_unlink.
 * All return -1 and errno on failure. Deadlines are absolute, CLOCK_REALTIME.
 */
#pragma once

#include <abi/fcntl.h>
#include <abi/mqueue.h>
#include <abi/signal.h>
#include <abi/time.h>

/* O_RDONLY, O_WRONLY or O_RDWR; with O_CREAT also mode and struct mq_attr * (or NULL). */
mqd_t mq_open(const char *name, int flags, ...);
int mq_close(mqd_t queue);
int mq_unlink(const char *name);
/* Blocks while the queue is full (EAGAIN if O_NONBLOCK). EMSGSIZE: too long. */
int mq_send(mqd_t queue, const char *message, size_t size, unsigned priority);
int mq_timedsend(mqd_t queue, const char *message, size_t size, unsigned priority,
		 const struct timespec *deadline);
/* Blocks while it is empty; `size` must be at least mq_msgsize. Returns the length. */
ssize_t mq_receive(mqd_t queue, char *buffer, size_t size, unsigned *priority);
ssize_t mq_timedreceive(mqd_t queue, char *buffer, size_t size, unsigned *priority,
			const struct timespec *deadline);
int mq_getattr(mqd_t queue, struct mq_attr *attributes);
/* Only mq_flags (O_NONBLOCK) can be changed. */
int mq_setattr(mqd_t queue, const struct mq_attr *attributes, struct mq_attr *old);
/* Told once when a message comes to the empty queue: SIGEV_NONE or SIGEV_SIGNAL
 * (SIGEV_THREAD: ENOSYS). NULL: no longer. EBUSY: somebody else is registered. */
int mq_notify(mqd_t queue, const struct sigevent *event);
