/* SPDX-License-Identifier: MIT */
/* An _Atomic double is added to by two threads, and nothing is lost; that a sum was not exact can be seen. */
#include "check.h"

#include <pthread.h>

#define TIMES 1000
#define INEXACT 0x20

static _Atomic double sum;

static void *
add(void *unused)
{
	for (int i = 0; i < TIMES; i++)
		sum += 0.5;
	return unused;
}

static unsigned int
exceptions(void)
{
	unsigned int state;

	__asm__ volatile("stmxcsr %0" : "=m"(state));
	return state & 0x3f;
}

int
main(void)
{
	pthread_t t;

	CHECK_OK(pthread_create(&t, NULL, add, NULL));
	add(NULL);
	CHECK_OK(pthread_join(t, NULL));
	CHECK(sum == TIMES);
	CHECK_EQ(exceptions(), 0u);
	sum += 1e-30;
	CHECK_EQ(exceptions(), (unsigned int)INEXACT);
	return 0;
}
