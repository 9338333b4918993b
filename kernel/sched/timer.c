/* SPDX-License-Identifier: MIT */
/* Timers: a heap a CPU, ordered by deadline. */
#include "kernel/sched/timer.h"

#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/base/spinlock.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/thread.h"
#include "kernel/sched/turn.h"
#include "lib/base/list.h"

struct timer_queue {
	struct spinlock lock;
	struct heap heap;         /* [lock] */
	int64_t first;            /* [lock to write] earliest deadline */
	struct timer *running;    /* [lock] whose fn is being called */
};

static struct timer_queue queues[MAX_CPUS];
static uint32_t armed_count; /* atomic: those whose end could matter (not background) */

bool
timer_earlier(const struct heap_node *a, const struct heap_node *b)
{
	const struct timer *x = container_of(a, struct timer, node);
	const struct timer *y = container_of(b, struct timer, node);

	return x->deadline != y->deadline ? x->deadline < y->deadline : x->order < y->order;
}

int64_t
timer_first(void)
{
	return __atomic_load_n(&queues[cpu_id()].first, __ATOMIC_RELAXED);
}

/* Keeps the earliest deadline where the scheduler, which holds a lock of
 * higher rank, can read it. */
static void
note_first(struct timer_queue *q)
{
	struct heap_node *n = heap_first(&q->heap);
	int64_t at = n == NULL ? INT64_MAX : container_of(n, struct timer, node)->deadline;

	__atomic_store_n(&q->first, at, __ATOMIC_RELAXED);
}

void
timers_init(void)
{
	for (unsigned int id = 0; id < MAX_CPUS; id++) {
		spinlock_init(&queues[id].lock, RANK_TIMER, "timers");
		heap_init(&queues[id].heap, timer_earlier);
		queues[id].first = INT64_MAX;
	}
}

void
timer_init(struct timer *t, void (*fn)(struct timer *))
{
	timer_init_in(t, fn, current ? current->world : NULL);
}

void
timer_init_in(struct timer *t, void (*fn)(struct timer *), const struct world *w)
{
	*t = (struct timer){ .fn = fn, .turn = w ? turn_of(w) : NULL };
}

int64_t
timer_now(const struct timer *t)
{
	return t->turn ? turn_now(t->turn) : clock_now();
}

static void
count(bool background, int by)
{
	if (!background)
		__atomic_fetch_add(&armed_count, (uint32_t)by, __ATOMIC_SEQ_CST);
}

/* [lock of q] */
static bool
disarm(struct timer_queue *q, struct timer *t)
{
	assert_held(&q->lock);
	if (!t->armed)
		return false;
	heap_remove(&q->heap, &t->node);
	note_first(q);
	t->armed = false;
	count(t->background, -1);
	return true;
}

/* The queue for t, locked: this CPU's; another's while t's fn runs there, so
 * that timer_cancel still knows where to wait for it. */
static struct timer_queue *
choose_queue(struct timer *t)
{
	struct timer_queue *q = &queues[t->cpu];

	spin_lock(&q->lock);
	disarm(q, t);
	if (t->cpu == cpu_id() || q->running == t)
		return q;
	spin_unlock(&q->lock);
	t->cpu = cpu_id();
	q = &queues[t->cpu];
	spin_lock(&q->lock);
	return q;
}

void
timer_start(struct timer *t, int64_t deadline)
{
	static uint64_t order; /* equal deadlines fire in the order they were started */
	struct timer_queue *q;
	bool first;

	if (t->turn) {
		turn_timer_start(t->turn, t, deadline);
		return;
	}
	preempt_disable();
	q = choose_queue(t);
	t->deadline = deadline;
	t->order = __atomic_fetch_add(&order, 1, __ATOMIC_RELAXED);
	t->armed = true;
	heap_insert(&q->heap, &t->node);
	note_first(q);
	count(t->background, 1);
	first = heap_first(&q->heap) == &t->node && t->cpu == cpu_id();
	spin_unlock(&q->lock);
	if (first)
		sched_rearm();
	preempt_enable();
}

bool
timer_stop(struct timer *t)
{
	struct timer_queue *q = &queues[t->cpu];
	bool was_armed;

	if (t->turn)
		return turn_timer_stop(t->turn, t);
	spin_lock(&q->lock);
	was_armed = disarm(q, t);
	spin_unlock(&q->lock);
	return was_armed;
}

bool
timer_cancel(struct timer *t)
{
	struct timer_queue *q = &queues[t->cpu];
	bool was_armed;

	if (t->turn)
		return turn_timer_stop(t->turn, t); /* fn runs only in the domain, one thread at a time */
	spin_lock(&q->lock);
	was_armed = disarm(q, t);
	/* On its own CPU fn may cancel its own timer; elsewhere we wait for it. */
	while (q->running == t && t->cpu != cpu_id()) {
		spin_unlock(&q->lock);
		cpu_relax();
		spin_lock(&q->lock);
	}
	spin_unlock(&q->lock);
	return was_armed;
}

void
timers_run(void)
{
	struct timer_queue *q = &queues[cpu_id()];

	spin_lock(&q->lock);
	for (;;) {
		struct heap_node *n = heap_first(&q->heap);
		struct timer *t = n == NULL ? NULL : container_of(n, struct timer, node);
		bool background;

		if (t == NULL || t->deadline > clock_now())
			break;
		heap_remove(&q->heap, n);
		note_first(q);
		t->armed = false;
		background = t->background;
		q->running = t;
		spin_unlock(&q->lock);
		t->fn(t);
		/* Not before fn: in between another CPU would find no timer and
		 * nobody woken yet, and say that nothing can ever happen. */
		count(background, -1);
		spin_lock(&q->lock);
		q->running = NULL;
	}
	spin_unlock(&q->lock);
}

bool
timers_idle(void)
{
	return __atomic_load_n(&armed_count, __ATOMIC_SEQ_CST) == 0;
}
