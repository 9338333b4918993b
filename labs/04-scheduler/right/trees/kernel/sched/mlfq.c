/* SPDX-License-Identifier: MIT */
/* Multi-level feedback as one heap, by the moment at which a thread is due: so much later the lower
 * it is, on a clock that counts what is computed.  Who comes later is due later, so everybody's
 * turn comes, and nobody is lifted. */
#include "kernel/sched/policy.h"

#define LEVELS 6
#define TOP_NS 2000000
#define LATER_NS 16000000 /* a level */

struct tree {
	struct heap threads;
	int64_t computed, number;
};
_Static_assert(sizeof(struct tree) <= RQ_BYTES, "fits in a run queue");

struct place {
	int64_t level, due, number;
};
_Static_assert(sizeof(struct place) <= sizeof ((struct thread *)0)->mlfq_own, "fits in a thread");

static struct place *
place(const struct thread *t)
{
	return (struct place *)t->mlfq_own;
}

static bool
before(const struct heap_node *a, const struct heap_node *b)
{
	const struct place *x = place(container_of(a, struct thread, rq_node));
	const struct place *y = place(container_of(b, struct thread, rq_node));

	return x->due != y->due ? x->due < y->due : x->number < y->number;
}

static void
init(void *rq)
{
	heap_init(&((struct tree *)rq)->threads, before);
}

/* Who was interrupted stays due when it was; who was moved stays so far from being due. */
static void
enqueue(void *rq, struct thread *t, enum queue_why why)
{
	struct tree *tree = rq;

	if (why == QUEUE_MOVED)
		place(t)->due += tree->computed;
	else if (why != QUEUE_RESUMED)
		place(t)->due = tree->computed + place(t)->level * LATER_NS;
	if (why != QUEUE_RESUMED)
		place(t)->number = tree->number++;
	heap_insert(&tree->threads, &t->rq_node);
}

static void
dequeue(void *rq, struct thread *t)
{
	struct tree *tree = rq;

	heap_remove(&tree->threads, &t->rq_node);
	place(t)->due -= tree->computed;
}

static struct thread *
pick(void *rq)
{
	struct heap_node *n = heap_pop(&((struct tree *)rq)->threads);

	return n == NULL ? NULL : container_of(n, struct thread, rq_node);
}

static int64_t
quantum(const struct thread *t)
{
	return (int64_t)TOP_NS << place(t)->level;
}

static void
charge(void *rq, struct thread *t, int64_t ns, bool spent)
{
	((struct tree *)rq)->computed += ns;
	if (spent && place(t)->level < LEVELS - 1)
		place(t)->level++;
}

static bool
preempts(const struct thread *t, const struct thread *running)
{
	return place(t)->level < place(running)->level;
}

const struct policy policy_mlfq = {
	.name = "mlfq",
	.init = init,
	.enqueue = enqueue,
	.dequeue = dequeue,
	.pick = pick,
	.quantum = quantum,
	.charge = charge,
	.preempts = preempts,
};
