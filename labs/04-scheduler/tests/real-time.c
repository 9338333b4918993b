/* SPDX-License-Identifier: MIT */
/*
 * In real time SCHED_FIFO runs until it rests or yields, also when a more urgent one came
 * between; a turn of SCHED_RR is 100 ms, and then its equals have theirs.  Thread 1 is there first; 2 is its
 * equal, 3 is as urgent as can be.  4 and 5 are SCHED_RR, later.
 */
#include "ops.h"

static void
turn_of(int policy, int64_t urgency, int64_t wanted)
{
	struct sched_param p = { .sched_priority = policy == SCHED_OTHER ? 0 : (int)(REAL_TIME_0 - urgency) };
	struct timespec turn = { 0, -1 };

	sched_setscheduler(0, policy, &p);
	call("quantum", urgency, wanted);
	syscall(SYS_sched_rr_get_interval, 0, &turn);
	ret(turn.tv_sec * 1000 * MS + turn.tv_nsec, 0);
}

enum { LATER = 40 };	/* ms */

static void
round_robin(int me)
{
	struct sched_param p = { .sched_priority = REAL_TIME_0 - 60 };

	become(me, 60);
	sched_setscheduler(0, SCHED_RR, &p);
	rest_until(LATER * MS + me * 100000);
	compute((me == 4 ? 103 : 1) * MS);
}

static void
work(int me)
{
	if (me > 3) {
		round_robin(me);
		return;
	}
	become(me, me < 3 ? 60 : 0);
	rest_until(3 * MS + me * 500000);
	if (me == 1) {
		compute(14 * MS);
		note("rest", now(), 0);
		sched_yield();
		note("ready", now(), 0);
	} else if (me == 3) {
		for (int i = 0; i < 3; i++)
			compute_then_rest(draw(100000, 900000), draw(1000000, 3000000));
	}
	compute(2 * MS);
}

static void
body(void)
{
	int64_t urgency = draw(1, 98);

	turn_of(SCHED_FIFO, urgency, 0);
	turn_of(SCHED_RR, urgency, 100 * MS);
	turn_of(SCHED_OTHER, NICE_0, QUANTUM);
	workers_run(5, work);
	rule("strict", SLACK, 0);
	rule("changes", 1 << 1 | 1 << 2, from_to(2, 2));
	rule("window", 0, 14 * MS);
	rule("changes", 1 << 1 | 1 << 2, from_to(0, 0));
	rule("window", LATER * MS, 1000 * MS);
	rule("changes", 1 << 4 | 1 << 5, from_to(2, 2));
	rule("waits", 5, 100 * MS + 2 * SLACK);
}

int
main(void)
{
	return history_run(body, 500);
}
