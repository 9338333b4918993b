/* SPDX-License-Identifier: MIT */
/* Properties of the policies, driven by hand: threads that only exist here, a
 * clock that only counts.  Nothing depends on the host. */
#include "kernel/sched/policy.h"

#include "kernel/mm/heap.h"
#include "kernel/test/test.h"
#include "lib/base/random.h"
#include "lib/base/string.h"

#define MOST 64

struct bench {
	const struct policy *policy;
	void *rq;
	struct thread *threads;
	unsigned int count;
	int64_t now, got[MOST];
};

static void
begin(struct bench *b, const struct policy *policy, unsigned int count)
{
	*b = (struct bench){ .policy = policy, .rq = kzalloc(RQ_BYTES), .count = count,
			     .threads = kzalloc(count * sizeof(struct thread)) };
	policy->init(b->rq);
}

static void
end(struct bench *b)
{
	kfree(b->threads);
	kfree(b->rq);
}

/* The next runs for its quantum, or for `cut` if that is shorter; then it waits
 * again.  Which one. */
static unsigned int
step(struct bench *b, int64_t cut)
{
	struct thread *t = b->policy->pick(b->rq);
	unsigned int who = (unsigned int)(t - b->threads);
	int64_t left = b->policy->quantum(t) - t->used, ns = cut < left ? cut : left;

	b->now += ns;
	b->got[who] += ns;
	t->used = ns == left ? 0 : t->used + ns;
	if (b->policy->charge != NULL)
		b->policy->charge(b->rq, t, ns, ns == left);
	b->policy->enqueue(b->rq, t, ns == left ? QUEUE_ROTATED : QUEUE_RESUMED);
	return who;
}

/* Nice values -20 to 19 (prio 100 to 139) weigh about 5/4 a step. */
static uint64_t
weight(int prio)
{
	uint64_t w = 1024;

	for (int i = prio; i > PRIO_NICE_0; i--)
		w = w * 4 / 5;
	for (int i = prio; i < PRIO_NICE_0; i++)
		w = w * 5 / 4;
	return w;
}

/* How far each is behind or ahead of its share since the start goes into *low and
 * *high (ns): over any window it got its share but for high - low. */
static void
measure(const struct bench *b, int64_t low[], int64_t high[])
{
	uint64_t all = 0;

	for (unsigned int i = 0; i < b->count; i++)
		all += weight(b->threads[i].prio);
	for (unsigned int i = 0; i < b->count; i++) {
		int64_t share = (int64_t)((uint64_t)b->now * weight(b->threads[i].prio) / all);
		int64_t ahead = b->got[i] - share;

		low[i] = ahead < low[i] ? ahead : low[i];
		high[i] = ahead > high[i] ? ahead : high[i];
	}
}

static void
check_stride(struct random *random, unsigned int count, bool equal, bool cut)
{
	int64_t low[MOST] = { 0 }, high[MOST] = { 0 }, slice;
	struct bench b;

	begin(&b, &policy_stride, count);
	slice = b.policy->quantum(b.threads);
	for (unsigned int i = 0; i < count; i++) {
		b.threads[i].prio = equal ? PRIO_NICE_0 : 110 + (int)random_below(random, 20);
		b.policy->enqueue(b.rq, &b.threads[i], QUEUE_WOKEN);
	}
	for (int i = 0; i < 3000; i++) {
		step(&b, cut ? (int64_t)random_below(random, 2 * (uint64_t)slice) + 1 : INT64_MAX);
		measure(&b, low, high);
	}
	for (unsigned int i = 0; i < count; i++) {
		CHECK(-low[i] <= slice + 1000 && high[i] <= slice + 1000);
		CHECK(high[i] - low[i] <= (equal && !cut ? slice : 2 * slice) + 1000);
	}
	end(&b);
}

/* Nobody is ever more than a slice behind or ahead of its share, whatever the
 * weights and however often it is interrupted; equals get their share within one
 * slice over any window. */
KERNEL_TEST(stride_is_fair)
{
	struct random random = { 3 };

	for (unsigned int count = 1; count <= MOST; count += 7) {
		check_stride(&random, count, true, false);
		check_stride(&random, count, false, false);
		check_stride(&random, count, false, true);
	}
}

/* Who sleeps gains nothing: afterwards it gets its share, not what it left. */
KERNEL_TEST(stride_sleep_is_no_credit)
{
	struct bench b;
	struct thread *sleeper;
	int64_t before;

	begin(&b, &policy_stride, 2);
	b.threads[0].prio = b.threads[1].prio = PRIO_NICE_0;
	b.policy->enqueue(b.rq, &b.threads[0], QUEUE_WOKEN);
	for (int i = 0; i < 100; i++)
		step(&b, INT64_MAX);
	sleeper = &b.threads[1];
	b.policy->enqueue(b.rq, sleeper, QUEUE_WOKEN);
	before = b.got[0];
	for (int i = 0; i < 10; i++)
		step(&b, INT64_MAX);
	CHECK_EQ(b.got[1], b.got[0] - before);
	end(&b);
}

/* A thread sinks while it computes, and one that comes anew is served first. */
KERNEL_TEST(mlfq_sinks_who_computes)
{
	struct bench b;
	int64_t first;

	begin(&b, &policy_mlfq, 2);
	b.policy->enqueue(b.rq, &b.threads[0], QUEUE_WOKEN);
	first = b.policy->quantum(&b.threads[0]);
	for (int i = 0; i < 20; i++)
		step(&b, 100000);
	CHECK_EQ(b.policy->quantum(&b.threads[0]), 2 * first);
	for (int i = 0; i < 10; i++)
		step(&b, INT64_MAX);
	CHECK(b.policy->quantum(&b.threads[0]) > 16 * first);
	b.policy->enqueue(b.rq, &b.threads[1], QUEUE_WOKEN);
	CHECK(b.policy->preempts(&b.threads[1], &b.threads[0]));
	CHECK_EQ(step(&b, INT64_MAX), 1);
	end(&b);
}

/* One that has sunk to the bottom waits while new ones come without end, each
 * for less than its quantum: but a tenth of a second, not longer. */
KERNEL_TEST(mlfq_starves_nobody)
{
	int64_t longest = 0, waited = 0;
	struct bench b;

	begin(&b, &policy_mlfq, 2);
	b.policy->enqueue(b.rq, &b.threads[0], QUEUE_WOKEN);
	for (int i = 0; i < 20; i++)
		step(&b, INT64_MAX);
	for (int i = 0; i < 5000; i++) {
		struct thread *t = &b.threads[1];
		unsigned int who;

		memset(t, 0, sizeof *t);
		b.policy->enqueue(b.rq, t, QUEUE_WOKEN);
		who = step(&b, 1000000);
		b.policy->dequeue(b.rq, t);
		waited = who == 0 ? 0 : waited + 1000000;
		longest = waited > longest ? waited : longest;
	}
	CHECK(longest >= 50000000 && longest <= 110000000);
	end(&b);
}

/* The highest is served, equals in turn, the interrupted one before them; FIFO
 * does not rotate. */
KERNEL_TEST(priority_is_strict)
{
	struct bench b;

	begin(&b, &policy_priority, 4);
	for (int i = 0; i < 4; i++) {
		b.threads[i].prio = i == 0 ? 130 : 120;
		b.policy->enqueue(b.rq, &b.threads[i], QUEUE_WOKEN);
	}
	CHECK_EQ(step(&b, INT64_MAX), 1);
	CHECK_EQ(step(&b, INT64_MAX), 2);
	CHECK_EQ(step(&b, 1000), 3);
	CHECK_EQ(step(&b, INT64_MAX), 3);
	CHECK_EQ(step(&b, INT64_MAX), 1);
	b.policy->dequeue(b.rq, &b.threads[0]);
	b.threads[0].prio = 50;
	b.policy->enqueue(b.rq, &b.threads[0], QUEUE_MOVED);
	for (int i = 0; i < 3; i++) {
		struct thread *t = b.policy->pick(b.rq);

		CHECK_EQ(t - b.threads, 0);
		b.policy->enqueue(b.rq, t, QUEUE_ROTATED);
	}
	end(&b);
}
