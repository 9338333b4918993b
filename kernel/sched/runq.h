/* SPDX-License-Identifier: MIT */
/* Run queues, for sched.c: one a CPU, with a queue for each class of threads.
 *
 * A CPU's run queue holds its runnable threads except the one that runs.  Its
 * lock guards state, cpu, priority and policy data of those threads.  A thread
 * changes CPU in two steps, each under one lock (`moving` says that it is in
 * between), so two of these locks are never held together. */
#pragma once

#include "kernel/base/spinlock.h"
#include "kernel/sched/policy.h"

enum sched_class { CLASS_REALTIME, CLASS_DEFAULT, CLASS_IDLE, CLASSES };

struct class_queue {
	const struct policy *policy; /* constant */
	struct list movable;         /* queued threads that other CPUs may take, oldest first */
	uint64_t data[RQ_BYTES / 8]; /* the policy's */
};

struct run_queue {
	struct spinlock lock;
	struct thread *running;      /* [lock] */
	struct thread *idle;         /* constant */
	struct thread *left;         /* this CPU only: ended, or to be moved, after a switch */
	uint32_t queued;             /* [lock] */
	uint32_t realtime;           /* [lock] of these, in the real-time class */
	int prio;                    /* [lock to write] of `running` */
	int64_t armed;               /* this CPU only: when the timer interrupts, or earlier; INT64_MAX: never */
	bool rotate;                 /* [lock] the slice of `running` is over */
	struct class_queue classes[CLASSES]; /* [lock] */
};

extern struct run_queue run_queues[MAX_CPUS];

void runq_init(void);            /* all; reads the command line */
struct run_queue *runq_mine(void);
/* Locks the queue of the CPU t belongs to; it may move until we hold it. */
struct run_queue *runq_lock_of(struct thread *t);

/* The functions below: q->lock held. */
void runq_put(struct run_queue *q, struct thread *t, enum queue_why why);
void runq_take(struct run_queue *q, struct thread *t);
struct thread *runq_pick(struct run_queue *q); /* the idle thread if there is none */
/* Counts the time that q->running has run until now. */
void runq_account(struct run_queue *q);
int64_t runq_quantum_left(const struct run_queue *q, const struct thread *t);
/* May t use this CPU? */
bool runq_allows(const struct thread *t, unsigned int cpu);
/* Should t, now queued, take q's CPU from whoever runs there? */
bool runq_urgent(const struct run_queue *q, const struct thread *t);

/* Takes a thread more urgent than `limit` from another CPU, the one with the
 * most to do; it is `moving` to this one.  NULL: none.  No lock held. */
struct thread *runq_steal(int limit);

/* Brings t, `moving` and in no queue, to a CPU that it may use (ready.c).
 * Preemption off, no lock held. */
void runq_settle(struct thread *t, enum queue_why why);
/* Tells another CPU, if one should run t, which is queued, to come and steal. */
void runq_invite(const struct thread *t);

extern uint32_t idle_cpus;      /* atomic: bit per CPU that has nothing to run */
extern uint32_t sched_activity; /* atomic: grows with each timer interrupt and wake */
