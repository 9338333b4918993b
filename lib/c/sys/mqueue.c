/* SPDX-License-Identifier: MIT */
/* Message queues. The kernel wants names without the slash. */
#include <errno.h>
#include <mqueue.h>
#include <stdarg.h>
#include <unistd.h>

#include "lib/c/syscall.h"

/* The name behind its slash; NULL and EINVAL when it has none. */
static const char *
plain_name(const char *name)
{
	if (*name == '/')
		return name + 1;
	errno = EINVAL;
	return NULL;
}

mqd_t
mq_open(const char *name, int flags, ...)
{
	va_list rest;
	mode_t mode;
	struct mq_attr *attributes;

	name = plain_name(name);
	if (!name)
		return -1;
	va_start(rest, flags);
	mode = va_arg(rest, mode_t);
	attributes = va_arg(rest, struct mq_attr *);
	va_end(rest);
	if (!(flags & O_CREAT))
		return (mqd_t)__result(sys(SYS_mq_open, name, flags, 0, NULL));
	return (mqd_t)__result(sys(SYS_mq_open, name, flags, mode, attributes));
}

int
mq_close(mqd_t queue)
{
	return close(queue);
}

int
mq_unlink(const char *name)
{
	name = plain_name(name);
	return name ? (int)__result(sys(SYS_mq_unlink, name)) : -1;
}

int
mq_timedsend(mqd_t queue, const char *message, size_t size, unsigned priority,
	     const struct timespec *deadline)
{
	return (int)__result(sys(SYS_mq_timedsend, queue, message, size, priority, deadline));
}

int
mq_send(mqd_t queue, const char *message, size_t size, unsigned priority)
{
	return mq_timedsend(queue, message, size, priority, NULL);
}

ssize_t
mq_timedreceive(mqd_t queue, char *buffer, size_t size, unsigned *priority,
		const struct timespec *deadline)
{
	return __result(sys(SYS_mq_timedreceive, queue, buffer, size, priority, deadline));
}

ssize_t
mq_receive(mqd_t queue, char *buffer, size_t size, unsigned *priority)
{
	return mq_timedreceive(queue, buffer, size, priority, NULL);
}

int
mq_setattr(mqd_t queue, const struct mq_attr *attributes, struct mq_attr *old)
{
	return (int)__result(sys(SYS_mq_getsetattr, queue, attributes, old));
}

int
mq_getattr(mqd_t queue, struct mq_attr *attributes)
{
	return mq_setattr(queue, NULL, attributes);
}

int
mq_notify(mqd_t queue, const struct sigevent *event)
{
	if (event && event->sigev_notify == SIGEV_THREAD) {
		errno = ENOSYS;
		return -1;
	}
	return (int)__result(sys(SYS_mq_notify, queue, event));
}
