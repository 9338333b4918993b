/* SPDX-License-Identifier: MIT */
/* Run queues: see runq.h, and policy.h for what a class does with its threads. */
#include "kernel/sched/runq.h"

#include "kernel/abi/sched.h"
#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/base/printk.h"
#include "lib/base/string.h"

#define MAX_LOOKS 32 /* at threads of one victim: a thief holds its lock meanwhile */

struct run_queue run_queues[MAX_CPUS];

static enum sched_class
class_of(const struct thread *t)
{
	return t->prio < PRIO_DEFAULT ? CLASS_REALTIME : t->prio < PRIO_IDLE ? CLASS_DEFAULT : CLASS_IDLE;
}

/* The default class's policy: sched=NAME. */
static const struct policy *
chosen(void)
{
	static const struct policy *const all[] = { &policy_round_robin, &policy_priority,
						    &policy_mlfq, &policy_stride };
	char name[8];

	if (!boot_option("sched", name, sizeof name))
		return all[0];
	for (unsigned int i = 0; i < sizeof all / sizeof all[0]; i++)
		if (strcmp(all[i]->name, name) == 0)
			return all[i];
	printk("sched=%s: no such policy; there are rr, prio, mlfq, stride\n", name);
	return all[0];
}

void
runq_init(void)
{
	const struct policy *policy[CLASSES] = { &policy_priority, chosen(), &policy_round_robin };

	for (unsigned int id = 0; id < MAX_CPUS; id++) {
		spinlock_init(&run_queues[id].lock, RANK_RUNQ, "run queue");
		for (int i = 0; i < CLASSES; i++) {
			struct class_queue *c = &run_queues[id].classes[i];

			c->policy = policy[i];
			list_init(&c->movable);
			c->policy->init(c->data);
		}
	}
}

struct run_queue *
runq_mine(void)
{
	return &run_queues[cpu_id()];
}

struct run_queue *
runq_lock_of(struct thread *t)
{
	for (;;) {
		uint32_t cpu = __atomic_load_n(&t->cpu, __ATOMIC_ACQUIRE);

		spin_lock(&run_queues[cpu].lock);
		if (t->cpu == cpu)
			return &run_queues[cpu];
		spin_unlock(&run_queues[cpu].lock);
	}
}

bool
runq_allows(const struct thread *t, unsigned int cpu)
{
	return __atomic_load_n(&t->affinity, __ATOMIC_RELAXED) >> cpu & 1;
}

void
runq_put(struct run_queue *q, struct thread *t, enum queue_why why)
{
	struct class_queue *c = &q->classes[class_of(t)];

	assert_held(&q->lock);
	assert(!t->queued);
	t->queued = true;
	if (why != QUEUE_MOVED)
		t->ready_since = (uint64_t)clock_now();
	q->queued++;
	q->realtime += class_of(t) == CLASS_REALTIME;
	if (t->affinity & ((1ull << cpu_count) - 1) & ~(1ull << t->cpu))
		list_push_back(&c->movable, &t->movable_link);
	c->policy->enqueue(c->data, t, why);
}

static void
taken(struct run_queue *q, struct thread *t)
{
	t->queued = false;
	q->queued--;
	q->realtime -= class_of(t) == CLASS_REALTIME;
	list_remove(&t->movable_link);
}

void
runq_take(struct run_queue *q, struct thread *t)
{
	struct class_queue *c = &q->classes[class_of(t)];

	assert_held(&q->lock);
	c->policy->dequeue(c->data, t);
	taken(q, t);
}

struct thread *
runq_pick(struct run_queue *q)
{
	for (struct class_queue *c = q->classes; c < q->classes + CLASSES; c++) {
		struct thread *t = c->policy->pick(c->data);

		if (t != NULL) {
			if (t->cpu != cpu_id() || !t->queued)
				panic("policy %s picks what is no thread in its queue", c->policy->name);
			taken(q, t);
			return t;
		}
	}
	if (q->queued > 0)
		panic("%u threads are runnable, and no policy picks one", q->queued);
	return q->idle;
}

void
runq_account(struct run_queue *q)
{
	struct thread *t = q->running;
	struct class_queue *c = &q->classes[class_of(t)];
	int64_t now = clock_now(), ns = now - (int64_t)t->run_since;
	bool spent;

	assert_held(&q->lock);
	t->run_since = (uint64_t)now;
	t->run_ns += (uint64_t)ns;
	if (t == q->idle)
		return;
	t->used += ns;
	spent = t->used >= c->policy->quantum(t);
	if (c->policy->charge != NULL)
		c->policy->charge(c->data, t, ns, spent);
	if (spent) {
		t->used = 0;
		q->rotate = true;
	}
}

int64_t
runq_quantum_left(const struct run_queue *q, const struct thread *t)
{
	return q->classes[class_of(t)].policy->quantum(t) - t->used;
}

bool
runq_urgent(const struct run_queue *q, const struct thread *t)
{
	const struct thread *running = q->running;
	const struct policy *p = q->classes[class_of(t)].policy;

	if (running == q->idle || class_of(t) != class_of(running))
		return running == q->idle || class_of(t) < class_of(running);
	if (t->prio >= PRIO_DEFAULT && t->sched_policy == SCHED_BATCH)
		return false;
	return p->preempts != NULL && p->preempts(t, running);
}

/* The most urgent of a class's movable threads that may come here and has
 * waited longest.  Those that may not go to the back: others are seen next time. */
static struct thread *
best_movable(struct class_queue *c, unsigned int cpu, int limit)
{
	struct thread *t, *next, *best = NULL;
	int looks = 0;

	list_for_each_safe(t, next, &c->movable, movable_link) {
		if (looks++ == MAX_LOOKS)
			break;
		if (runq_allows(t, cpu)) {
			if (t->prio < limit && (best == NULL || t->prio < best->prio))
				best = t;
			continue;
		}
		list_remove(&t->movable_link);
		list_push_back(&c->movable, &t->movable_link);
	}
	return best;
}

static unsigned int
load(unsigned int cpu, int limit)
{
	return limit <= PRIO_DEFAULT ? run_queues[cpu].realtime : run_queues[cpu].queued;
}

struct thread *
runq_steal(int limit)
{
	unsigned int me = cpu_id(), victim = me;
	struct thread *t = NULL;
	struct run_queue *q;

	for (unsigned int id = 0; id < cpu_count; id++)
		if (id != me && load(id, limit) > (victim == me ? 0 : load(victim, limit)))
			victim = id;
	if (victim == me)
		return NULL;
	q = &run_queues[victim];
	spin_lock(&q->lock);
	for (int i = 0; i < CLASSES && t == NULL; i++)
		t = best_movable(&q->classes[i], me, limit);
	if (t != NULL) {
		runq_take(q, t);
		t->moving = true;
		__atomic_store_n(&t->cpu, me, __ATOMIC_RELEASE);
	}
	spin_unlock(&q->lock);
	return t;
}
