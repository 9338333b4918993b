/* SPDX-License-Identifier: MIT */
/* Stride: each thread gets its share of the CPU, by weight, all the time.
 *
 * A thread's pass grows while it runs, by time / weight (Waldspurger, Weihl
 * 1995); the queue's `now` grows by time / (weight of all that want to run), as
 * the pass of one who always had exactly its share would.  So pass - now says
 * how far a thread is ahead.  To run next come those that are not ahead, and of
 * them the one whose next quantum has to be over first (Stoica, Abdel-Wahab
 * 1995): nobody is ever more than about one quantum ahead or behind.
 *
 * Two heaps, O(log n).  Passes are compared by difference: they may wrap. */
#include "kernel/sched/policy.h"
#include "lib/base/heap.h"

#define STRIDE_NS 4000000
#define UNITS_SHIFT 20 /* pass: ns << UNITS_SHIFT / weight */
#define MAX_MOVES 16   /* at one time, so that a pick is short; others come next time */

struct stride {
	struct heap due;     /* not ahead, by deadline */
	struct heap ahead;   /* by pass */
	uint64_t now;
	uint64_t weight;     /* of all that are queued */
	uint64_t order;
};
_Static_assert(sizeof(struct stride) <= RQ_BYTES, "fits in a run queue");

static struct thread *
thread_of(const struct heap_node *n)
{
	return container_of(n, struct thread, rq_node);
}

/* Of equals the first come: so equals take turns. */
static bool
before(uint64_t a, uint64_t b, const struct thread *x, const struct thread *y)
{
	return a != b ? (int64_t)(a - b) < 0 : x->stride.order < y->stride.order;
}

static bool
deadline_before(const struct heap_node *a, const struct heap_node *b)
{
	const struct thread *x = thread_of(a), *y = thread_of(b);

	return before(x->stride.deadline, y->stride.deadline, x, y);
}

static bool
pass_before(const struct heap_node *a, const struct heap_node *b)
{
	const struct thread *x = thread_of(a), *y = thread_of(b);

	return before(x->stride.pass, y->stride.pass, x, y);
}

/* As Linux: a step of nice is a quarter. */
static uint64_t
weight(const struct thread *t)
{
	uint64_t w = 1024;

	for (int nice = t->prio - PRIO_NICE_0; nice > 0; nice--)
		w = w * 4 / 5;
	for (int nice = t->prio - PRIO_NICE_0; nice < 0; nice++)
		w = w * 5 / 4;
	return w;
}

static uint64_t
units(int64_t ns, uint64_t w)
{
	return ((uint64_t)ns << UNITS_SHIFT) / w;
}

static void
init(void *rq)
{
	struct stride *s = rq;

	heap_init(&s->due, deadline_before);
	heap_init(&s->ahead, pass_before);
}

static bool
is_ahead(const struct stride *s, const struct thread *t)
{
	return (int64_t)(t->stride.pass - s->now) > 0;
}

/* Who was away keeps what it was ahead, at most a quantum, and gains nothing. */
static void
enqueue(void *rq, struct thread *t, enum queue_why why)
{
	struct stride *s = rq;
	uint64_t w = weight(t), most = units(STRIDE_NS, w);

	if (why == QUEUE_MOVED)
		t->stride.pass += s->now;
	else if (why == QUEUE_WOKEN && !is_ahead(s, t))
		t->stride.pass = s->now;
	else if (why == QUEUE_YIELDED && !is_ahead(s, t))
		t->stride.pass = s->now + 1;
	if (why == QUEUE_WOKEN && t->stride.pass - s->now > most)
		t->stride.pass = s->now + most;
	if (why != QUEUE_RESUMED && why != QUEUE_ROTATED)
		t->stride.deadline = t->stride.pass + most;
	t->stride.order = s->order++;
	t->stride.ahead = is_ahead(s, t);
	heap_insert(t->stride.ahead ? &s->ahead : &s->due, &t->rq_node);
	s->weight += w;
}

static void
take(struct stride *s, struct thread *t)
{
	heap_remove(t->stride.ahead ? &s->ahead : &s->due, &t->rq_node);
	s->weight -= weight(t);
}

/* Elsewhere only the difference counts. */
static void
dequeue(void *rq, struct thread *t)
{
	struct stride *s = rq;

	take(s, t);
	t->stride.pass -= s->now;
}

static struct thread *
pick(void *rq)
{
	struct stride *s = rq;
	struct heap_node *n = heap_first(&s->ahead);

	if (heap_first(&s->due) == NULL && n != NULL && is_ahead(s, thread_of(n)))
		s->now = thread_of(n)->stride.pass;
	for (int i = 0; i < MAX_MOVES; i++) {
		n = heap_first(&s->ahead);
		if (n == NULL || is_ahead(s, thread_of(n)))
			break;
		heap_remove(&s->ahead, n);
		thread_of(n)->stride.ahead = false;
		heap_insert(&s->due, n);
	}
	n = heap_first(&s->due);
	if (n == NULL)
		return NULL;
	take(s, thread_of(n));
	return thread_of(n);
}

static int64_t
quantum(const struct thread *t)
{
	return STRIDE_NS;
}

static void
charge(void *rq, struct thread *t, int64_t ns, bool spent)
{
	struct stride *s = rq;
	uint64_t w = weight(t);

	t->stride.pass += units(ns, w);
	s->now += units(ns, s->weight + w);
	if (spent)
		t->stride.deadline = t->stride.pass + units(STRIDE_NS, w);
}

const struct policy policy_stride = {
	.name = "stride",
	.init = init,
	.enqueue = enqueue,
	.dequeue = dequeue,
	.pick = pick,
	.quantum = quantum,
	.charge = charge,
};
