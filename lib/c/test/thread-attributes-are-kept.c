/* SPDX-License-Identifier: MIT */
/* What was set in a thread's attributes is read again, nonsense is EINVAL, and a stack of the caller's is used. */
#include "check.h"

#include <limits.h>
#include <pthread.h>

static _Alignas(64) char stack[65536];

static void *
where_am_i(void *argument)
{
	char here;
	long distance = &here - stack;

	CHECK(distance > 0 && distance < (long)sizeof(stack));
	return argument;
}

static void
own_stack(void)
{
	pthread_attr_t attributes;
	pthread_t thread;
	void *address;
	size_t size;

	CHECK_EQ(pthread_attr_init(&attributes), 0);
	CHECK_EQ(pthread_attr_setstack(&attributes, stack, 1), EINVAL);
	CHECK_EQ(pthread_attr_setstack(&attributes, stack, sizeof(stack)), 0);
	CHECK_EQ(pthread_attr_getstack(&attributes, &address, &size), 0);
	CHECK(address == stack);
	CHECK_EQ(size, sizeof(stack));
	for (int i = 0; i < 3; i++) {
		CHECK_EQ(pthread_create(&thread, &attributes, where_am_i, NULL), 0);
		CHECK_EQ(pthread_join(thread, NULL), 0);
	}
}

int
main(void)
{
	pthread_attr_t attributes;
	struct sched_param parameters = { 7 };
	size_t size;
	int value;

	CHECK_EQ(pthread_attr_init(&attributes), 0);
	CHECK_EQ(pthread_attr_setguardsize(&attributes, 8192), 0);
	CHECK_EQ(pthread_attr_getguardsize(&attributes, &size), 0);
	CHECK_EQ(size, 8192);
	CHECK_EQ(pthread_attr_setstacksize(&attributes, PTHREAD_STACK_MIN - 1), EINVAL);
	CHECK_EQ(pthread_attr_setdetachstate(&attributes, 9), EINVAL);
	CHECK_EQ(pthread_attr_setinheritsched(&attributes, 9), EINVAL);
	CHECK_EQ(pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED), 0);
	CHECK_EQ(pthread_attr_getinheritsched(&attributes, &value), 0);
	CHECK_EQ(value, PTHREAD_EXPLICIT_SCHED);
	CHECK_EQ(pthread_attr_setschedpolicy(&attributes, 99), EINVAL);
	CHECK_EQ(pthread_attr_setschedpolicy(&attributes, SCHED_RR), 0);
	CHECK_EQ(pthread_attr_getschedpolicy(&attributes, &value), 0);
	CHECK_EQ(value, SCHED_RR);
	CHECK_EQ(pthread_attr_setschedparam(&attributes, &parameters), 0);
	parameters.sched_priority = 0;
	CHECK_EQ(pthread_attr_getschedparam(&attributes, &parameters), 0);
	CHECK_EQ(parameters.sched_priority, 7);
	CHECK_EQ(pthread_attr_setscope(&attributes, PTHREAD_SCOPE_PROCESS), ENOTSUP);
	CHECK_EQ(pthread_attr_getscope(&attributes, &value), 0);
	CHECK_EQ(value, PTHREAD_SCOPE_SYSTEM);
	CHECK_EQ(pthread_attr_destroy(&attributes), 0);
	own_stack();
	return 0;
}
