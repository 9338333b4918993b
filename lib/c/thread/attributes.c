/* SPDX-License-Identifier: MIT */
/* What a thread is made with. */
#include <errno.h>
#include <pthread.h>

#include "lib/c/thread.h"

#define DEFAULT_STACK (256 * 1024)

int
pthread_attr_init(pthread_attr_t *attributes)
{
	*attributes = (pthread_attr_t){ .stack_size = DEFAULT_STACK, .guard_size = PAGE_SIZE };
	return 0;
}

int
pthread_attr_destroy(pthread_attr_t *attributes)
{
	(void)attributes;
	return 0;
}

/* pthread_attr_setNAME and getNAME; `valid` speaks of `value`. */
#define ATTRIBUTE(name, type, field, valid) \
	int \
	pthread_attr_set##name(pthread_attr_t *attributes, type value) \
	{ \
		if (!(valid)) \
			return EINVAL; \
		attributes->field = value; \
		return 0; \
	} \
	int \
	pthread_attr_get##name(const pthread_attr_t *attributes, type *value) \
	{ \
		*value = attributes->field; \
		return 0; \
	}

ATTRIBUTE(stacksize, size_t, stack_size, value >= PTHREAD_STACK_MIN)
ATTRIBUTE(guardsize, size_t, guard_size, 1)
ATTRIBUTE(detachstate, int, detached, !(value & ~1))
ATTRIBUTE(inheritsched, int, explicit_policy, !(value & ~1))
ATTRIBUTE(schedpolicy, int, policy, value >= SCHED_OTHER && value <= SCHED_RR)

int
pthread_attr_setschedparam(pthread_attr_t *attributes, const struct sched_param *parameters)
{
	attributes->parameters = *parameters;
	return 0;
}

int
pthread_attr_getschedparam(const pthread_attr_t *attributes, struct sched_param *parameters)
{
	*parameters = attributes->parameters;
	return 0;
}

int
pthread_attr_setstack(pthread_attr_t *attributes, void *stack, size_t size)
{
	if (size < PTHREAD_STACK_MIN)
		return EINVAL;
	attributes->stack = stack;
	attributes->stack_size = size;
	return 0;
}

int
pthread_attr_getstack(const pthread_attr_t *attributes, void **stack, size_t *size)
{
	*stack = attributes->stack;
	*size = attributes->stack_size;
	return 0;
}

int
pthread_attr_setscope(pthread_attr_t *attributes, int scope)
{
	(void)attributes;
	return scope == PTHREAD_SCOPE_SYSTEM ? 0 : scope == PTHREAD_SCOPE_PROCESS ? ENOTSUP : EINVAL;
}

int
pthread_attr_getscope(const pthread_attr_t *attributes, int *scope)
{
	(void)attributes;
	*scope = PTHREAD_SCOPE_SYSTEM;
	return 0;
}
