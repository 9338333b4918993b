/* SPDX-License-Identifier: MIT */
/* Multi-level feedback: a thread shows by what it does where it belongs.
 *
 * Yours to write: this lab's handout and kernel/sched/policy.h say what each function does.  What is
 * here compiles and keeps no promise: nobody is ever picked. */
#include "kernel/sched/policy.h"

#define LEVELS 6
#define TOP_NS 2000000
#define BOOST_NS 100000000

struct mlfq {
	/* Who is runnable, and on which level?  One of these for each CPU, zeroed at the beginning. */
	struct list threads[LEVELS];
};
_Static_assert(sizeof(struct mlfq) <= RQ_BYTES, "fits in a run queue");

struct place {
	/* What you want to know of each thread; zeroed when it is made. */
	uint32_t level;
};
_Static_assert(sizeof(struct place) <= sizeof ((struct thread *)0)->mlfq_own, "fits in a thread");

static struct place *
place(const struct thread *t)
{
	return (struct place *)t->mlfq_own;
}

static void
init(void *rq)
{
	struct mlfq *m = rq;

	for (int i = 0; i < LEVELS; i++)
		list_init(&m->threads[i]);
}

static void
enqueue(void *rq, struct thread *t, enum queue_why why)
{
}

static void
dequeue(void *rq, struct thread *t)
{
}

static struct thread *
pick(void *rq)
{
	return NULL;
}

static int64_t
quantum(const struct thread *t)
{
	return (int64_t)TOP_NS << place(t)->level;
}

/* t has run for ns; `spent`: its quantum is used up, in one go or in many. */
static void
charge(void *rq, struct thread *t, int64_t ns, bool spent)
{
}

const struct policy policy_mlfq = {
	.name = "mlfq",
	.init = init,
	.enqueue = enqueue,
	.dequeue = dequeue,
	.pick = pick,
	.quantum = quantum,
	.charge = charge,
};
