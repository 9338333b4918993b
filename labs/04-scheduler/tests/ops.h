/* SPDX-License-Identifier: MIT */
/*
 * Threads that compute, and notice by the clock when they did not run.  What
 * they noticed leaves when all are done; the host judges it (grader/model_turns.c).
 */
#pragma once

#include <errno.h>
#include <history.h>
#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define MS INT64_C(1000000)

enum {
	GAP = 100000,	/* ns: who did not look for so long did not run */
	NOTES = 400,	/* of a thread */
	WORKERS = 8,
	SLACK = 200000,	/* ns that the kernel, and the harness, may take */
	NICE_0 = 120,	/* urgency, as the kernel counts: 0 to 98 real time, 100 to 139 nice values */
	REAL_TIME_0 = 99,
	QUANTUM = 10000000,	/* ns: a turn among equals */
	TOP = 2000000,	/* ns: a turn on the top level; on each lower one it is twice as long */
};

struct note {
	const char *what;
	int64_t a, b;
};

struct worker {
	struct note notes[NOTES];
	int count;
	pid_t tid;
	int64_t computed;
};

static struct worker workers[WORKERS + 1];
static _Thread_local struct worker *mine;
static struct timespec zero;	/* of the test's clock */

static inline int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (t.tv_sec - zero.tv_sec) * 1000 * MS + t.tv_nsec - zero.tv_nsec;
}

static inline void
note_of(struct worker *w, const char *what, int64_t a, int64_t b)
{
	if (w->count < NOTES)
		w->notes[w->count++] = (struct note){ what, a, b };
}

static inline void
note(const char *what, int64_t a, int64_t b)
{
	note_of(mine, what, a, b);
}

/* Urgency of worker `w` from now on. */
static inline void
become(int w, int64_t urgency)
{
	struct sched_param real_time = { .sched_priority = urgency < 100 ? (int)(REAL_TIME_0 - urgency) : 0 };

	sched_setscheduler(workers[w].tid, urgency < 100 ? SCHED_FIFO : SCHED_OTHER, &real_time);
	if (urgency >= 100)
		setpriority(PRIO_PROCESS, (id_t)workers[w].tid, (int)(urgency - NICE_0));
	note_of(&workers[w], "is", urgency, now());
}

/* Sleeps until that time of the test's clock, and wants to run from then on. */
static inline void
rest_until(int64_t time)
{
	int64_t ns = zero.tv_nsec + time;
	struct timespec until = { zero.tv_sec + ns / (1000 * MS), ns % (1000 * MS) };

	clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
	note("ready", time, 0);
}

/* Goes on until it has run for so long. */
static inline void
compute(int64_t ns)
{
	int64_t begun = now(), last = begun, sum = 0;

	while (sum + last - begun < ns) {
		linger(2000);
		int64_t at = now();
		if (at - last > GAP) {
			note("ran", begun, last);
			sum += last - begun;
			begun = at;
		}
		last = at;
	}
	note("ran", begun, last);
}

static inline void
compute_then_rest(int64_t ns, int64_t pause)
{
	compute(ns);
	int64_t at = now();
	note("rest", at, 0);
	rest_until(at + pause);
}

static void (*worker_body)(int me);

static inline void
worker_run(int me)
{
	mine = &workers[me];
	mine->tid = gettid();
	call("work", 0, 0);
	worker_body(me);
	note("done", now(), 0);
	ret(0, 0);
}

/*
 * Runs f(1) ... f(n), on a clock that starts now; then tells what they noticed.  All their memory is there before: who
 * has the address space for a page while its turn ends lets a more urgent one wait for it, whatever the policy.
 */
static inline void
workers_run(int n, void (*f)(int me))
{
	memset(workers, 0, sizeof workers);
	worker_body = f;
	clock_gettime(CLOCK_MONOTONIC, &zero);
	threads_run(n, worker_run);
	for (int me = 1; me <= n; me++) {
		history_thread(me);
		for (struct note *i = workers[me].notes; i < workers[me].notes + workers[me].count; i++) {
			call(i->what, i->a, i->b);
			ret(0, 0);
		}
	}
	history_thread(0);
}

static inline void
rule(const char *what, int64_t a, int64_t b)
{
	call(what, a, b);
	ret(0, 0);
}

static inline int64_t
from_to(int64_t least, int64_t most)
{
	return least | most << 32;
}
