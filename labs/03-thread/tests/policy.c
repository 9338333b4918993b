/* SPDX-License-Identifier: MIT */
/*
 * A thread begins under the policy that its attributes ask for, or not at all:
 * where it may not have that one its maker is told so, and no thread has been
 * made.  Without such attributes it has its maker's.
 */
#include "ops.h"

static void *
worker(void *argument)
{
	int me = begin(argument);

	call("under", me == 1 ? SCHED_OTHER : SCHED_BATCH, 0);
	ret(0, sched_getscheduler(0));
	return leave((long)draw(1, 1000000));
}

static void
body(void)
{
	struct sched_param none = { 0 }, first = { .sched_priority = 99 };
	pthread_attr_t other, fifo;

	sched_setscheduler(0, SCHED_BATCH, &none);
	pthread_attr_init(&other);	/* SCHED_OTHER */
	pthread_attr_setinheritsched(&other, PTHREAD_EXPLICIT_SCHED);
	fifo = other;
	pthread_attr_setschedpolicy(&fifo, SCHED_FIFO);
	pthread_attr_setschedparam(&fifo, &first);
	create_with(1, &other, worker);
	join(1);
	refused(9, &fifo, worker, EPERM);
	create(2, worker);
	join(2);
}

int
main(void)
{
	return history_run(body, 500);
}
