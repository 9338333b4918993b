/* SPDX-License-Identifier: MIT */
/* Priority ceilings are the one protocol that is not there: ENOTSUP, and nothing has changed. */
#include "check.h"

#include <pthread.h>

int
main(void)
{
	pthread_mutexattr_t attributes;
	int protocol = -1;

	pthread_mutexattr_init(&attributes);
	CHECK_EQ(pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_PROTECT), ENOTSUP);
	CHECK_EQ(pthread_mutexattr_getprotocol(&attributes, &protocol), 0);
	CHECK_EQ(protocol, PTHREAD_PRIO_NONE);
	return 0;
}
