/* SPDX-License-Identifier: MIT */
/* A thread has become runnable, or more or less urgent: on which CPU does it
 * wait, and who is told?
 *
 * A thread that leaves a queue for another CPU's is `moving` until it is there;
 * a wake in between makes it RUNNABLE and leaves the rest to the mover. */
#include "kernel/arch/apic.h"
#include "kernel/arch/machine.h"
#include "kernel/arch/trap.h"
#include "kernel/base/panic.h"
#include "kernel/base/trace.h"
#include "kernel/sched/runq.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/turn.h"

/* q's CPU, this one or another, shall look at its queue.  q->lock held. */
static void
prod(struct run_queue *q)
{
	unsigned int id = (unsigned int)(q - run_queues);

	if (id == cpu_id())
		this_cpu()->need_resched = true;
	else
		cpu_send(id, IRQ_RESCHEDULE);
}

/* An idle one, or for a real-time thread that with the least urgent work; or -1. */
static int
other_cpu(const struct thread *t)
{
	uint32_t idle = __atomic_load_n(&idle_cpus, __ATOMIC_SEQ_CST) & (uint32_t)t->affinity;
	int best = -1, worst = t->prio;

	if (idle != 0)
		return __builtin_ctz(idle);
	for (unsigned int id = 0; id < cpu_count && t->prio < PRIO_DEFAULT; id++) {
		int prio = __atomic_load_n(&run_queues[id].prio, __ATOMIC_RELAXED);

		if (runq_allows(t, id) && prio > worst) {
			worst = prio;
			best = (int)id;
		}
	}
	return best;
}

void
runq_invite(const struct thread *t)
{
	int other = cpu_count > 1 ? other_cpu(t) : -1;

	if (other >= 0 && other != (int)t->cpu)
		cpu_send((unsigned int)other, IRQ_RESCHEDULE);
}

/* Queues t and tells the CPU that should run it.  q->lock held. */
static void
offer(struct run_queue *q, struct thread *t, enum queue_why why)
{
	runq_put(q, t, why);
	if (runq_urgent(q, t))
		prod(q);
	else
		runq_invite(t);
}

void
runq_settle(struct thread *t, enum queue_why why)
{
	struct run_queue *q = runq_lock_of(t);

	while (!runq_allows(t, t->cpu)) {
		uint32_t cpus = (uint32_t)t->affinity & ((1u << cpu_count) - 1);
		uint32_t idle = cpus & __atomic_load_n(&idle_cpus, __ATOMIC_SEQ_CST);

		__atomic_store_n(&t->cpu, (uint32_t)__builtin_ctz(idle ? idle : cpus), __ATOMIC_RELEASE);
		spin_unlock(&q->lock);
		q = runq_lock_of(t);
	}
	t->moving = false;
	offer(q, t, why);
	spin_unlock(&q->lock);
}

void
thread_wake(struct thread *t)
{
	struct run_queue *q;
	bool woken, move = false;

	preempt_disable();
	__atomic_fetch_add(&sched_activity, 1, __ATOMIC_SEQ_CST);
	q = runq_lock_of(t);
	woken = t->state == THREAD_WAITING;
	if (woken) {
		t->state = THREAD_RUNNABLE;
		trace(TRACE_WAKE, t->tid, t->wait_object);
	}
	if (woken && !(turn_of(t->world) && turn_keeps(t))) {
		move = q->running != t && !t->queued && !t->moving && !runq_allows(t, t->cpu);
		if (move)
			t->moving = true;
		else if (q->running != t && !t->queued && !t->moving)
			offer(q, t, QUEUE_WOKEN);
	}
	/* A thread in user mode elsewhere must come in to see its signal. */
	if (q->running == t && t->cpu != cpu_id() && t->interrupt)
		cpu_send(t->cpu, IRQ_RESCHEDULE);
	spin_unlock(&q->lock);
	if (move)
		runq_settle(t, QUEUE_WOKEN);
	preempt_enable();
}

void
thread_start(struct thread *t)
{
	assert_eq(t->state, THREAD_NEW);
	preempt_disable();
	t->cpu = cpu_id();
	t->moving = true;
	t->state = THREAD_RUNNABLE;
	if (turn_of(t->world) && turn_keeps(t))
		t->moving = false;
	else
		runq_settle(t, QUEUE_WOKEN);
	preempt_enable();
}

/* The current thread is about to leave its CPU, and t, which is moving, comes after it there: others are
 * not asked unless there is more to run. */
static void
follow(struct thread *t)
{
	struct run_queue *q = &run_queues[cpu_id()];

	__atomic_store_n(&t->cpu, cpu_id(), __ATOMIC_RELEASE);
	spin_lock(&q->lock);
	t->moving = false;
	if (q->queued > 0)
		offer(q, t, QUEUE_WOKEN);
	else
		runq_put(q, t, QUEUE_WOKEN);
	spin_unlock(&q->lock);
}

void
thread_grant(struct thread *t)
{
	struct run_queue *q;
	bool move;

	preempt_disable();
	q = runq_lock_of(t);
	move = q->running != t && !t->queued && !t->moving && t->state == THREAD_RUNNABLE && !turn_is_anothers(t);
	t->moving |= move;
	spin_unlock(&q->lock);
	if (move && runq_allows(t, cpu_id()))
		follow(t);
	else if (move)
		runq_settle(t, QUEUE_WOKEN);
	preempt_enable();
}

void
thread_set_prio(struct thread *t, int prio)
{
	struct run_queue *q = runq_lock_of(t);

	if (t->queued) {
		runq_take(q, t);
		t->prio = prio;
		offer(q, t, QUEUE_MOVED);
	} else {
		if (q->running == t) {
			runq_account(q);
			__atomic_store_n(&q->prio, prio, __ATOMIC_RELAXED);
			prod(q); /* another may be more urgent now */
		}
		t->prio = prio;
	}
	spin_unlock(&q->lock);
}

void
thread_set_affinity(struct thread *t, uint64_t cpus)
{
	struct run_queue *q;
	bool move;

	preempt_disable();
	q = runq_lock_of(t);
	__atomic_store_n(&t->affinity, cpus, __ATOMIC_RELAXED);
	move = t->queued;
	if (move) {
		runq_take(q, t);
		t->moving = true;
	} else if (q->running == t && !runq_allows(t, t->cpu)) {
		prod(q);
	}
	spin_unlock(&q->lock);
	if (move)
		runq_settle(t, QUEUE_MOVED);
	preempt_enable();
}

uint64_t
thread_run_ns(struct thread *t)
{
	struct run_queue *q = runq_lock_of(t);
	uint64_t ns = t->run_ns + (q->running == t ? (uint64_t)clock_now() - t->run_since : 0);

	spin_unlock(&q->lock);
	return ns;
}

int64_t
thread_quantum(struct thread *t)
{
	struct run_queue *q = runq_lock_of(t);
	int64_t ns = runq_quantum_left(q, t) + t->used;

	spin_unlock(&q->lock);
	return ns;
}

void
thread_inherit(struct thread *t, const struct thread *parent)
{
	t->affinity = parent->affinity;
	t->nice = parent->nice;
	t->sched_policy = parent->sched_policy;
	t->rt_priority = parent->rt_priority;
	if (parent->reset_on_fork && t->rt_priority > 0)
		t->sched_policy = t->rt_priority = t->nice = 0;
	else if (parent->reset_on_fork && t->nice < 0)
		t->nice = 0;
	t->prio = thread_own_prio(t);
}
