/* SPDX-License-Identifier: MIT */
/* Run queues and the switch.
 *
 * A CPU's run queue holds its runnable threads except the one that runs.  Its
 * lock guards state, queued, cpu and policy data of those threads; it is taken
 * by schedule(), held across the switch, and released by the thread switched
 * to (finish_switch).  So whoever finds a thread in a queue finds its
 * registers saved.
 *
 *     schedule()                      thread_wake(t), on any CPU
 *       lock my queue                   lock the queue of t->cpu
 *       runnable? back in queue         WAITING? -> RUNNABLE
 *       pick the next                   not running, not queued? enqueue
 *       switch; unlock                  unlock; poke the CPU if it idles
 */
#include "kernel/sched/sched.h"

#include "kernel/arch/apic.h"
#include "kernel/arch/machine.h"
#include "kernel/arch/trap.h"
#include "kernel/base/panic.h"
#include "kernel/base/trace.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/fpu.h"
#include "kernel/sched/policy.h"
#include "kernel/sched/timer.h"

struct run_queue {
	struct spinlock lock;
	struct thread *running;      /* [lock] */
	struct thread *idle;         /* constant */
	struct thread *ended;        /* this CPU only: to be given back after a switch */
	uint32_t queued;             /* [lock] */
	uint64_t data[RQ_BYTES / 8]; /* [lock] the policy's */
};

static struct run_queue queues[MAX_CPUS];
static const struct policy *const default_policy = &policy_round_robin;
static uint32_t idle_cpus; /* atomic: bit per CPU that has nothing to run */
static uint32_t activity;  /* atomic: grows with each timer interrupt and wake */

void (*sched_stuck_hook)(void);
bool (*sched_input_hook)(void);

void switch_stacks(uint64_t *save, uint64_t load); /* arch/entry.S */
void thread_begin(void);                           /* from arch/entry.S */
void thread_first_return(void);                    /* arch/entry.S */

static struct run_queue *
my_queue(void)
{
	return &queues[cpu_id()];
}

/* Locks the queue of the CPU t belongs to; it may move until we hold it. */
static struct run_queue *
lock_queue_of(struct thread *t)
{
	for (;;) {
		uint32_t cpu = __atomic_load_n(&t->cpu, __ATOMIC_ACQUIRE);

		spin_lock(&queues[cpu].lock);
		if (t->cpu == cpu)
			return &queues[cpu];
		spin_unlock(&queues[cpu].lock);
	}
}

static void
enqueue(struct run_queue *q, struct thread *t)
{
	assert_held(&q->lock);
	assert(!t->queued);
	t->queued = true;
	q->queued++;
	t->policy->enqueue(q->data, t);
}

/* The timer interrupt this CPU needs: end of slice or first timer. */
static void
rearm(struct run_queue *q)
{
	int64_t at = timer_first();

	if (q->running != q->idle && q->running->slice_end < at)
		at = q->running->slice_end;
	clock_arm(at);
}

void
sched_rearm(void)
{
	struct run_queue *q = my_queue();

	spin_lock(&q->lock);
	rearm(q);
	spin_unlock(&q->lock);
}

static void
start_slice(struct thread *t)
{
	int64_t ns = seeded_active() ? seeded_interval(t->cpu) : t->policy->slice(t);

	t->slice_end = clock_now() + ns;
}

/* Interrupts off; after it, another CPU can find the old thread. */
static void
finish_switch(void)
{
	struct run_queue *q = my_queue();
	struct thread *ended = q->ended;

	q->ended = NULL;
	spin_unlock(&q->lock);
	if (ended != NULL)
		thread_put(ended);
}

static void
switch_to(struct run_queue *q, struct thread *prev, struct thread *next)
{
	struct cpu *c = this_cpu();
	bool irq_was_on = c->irq_was_on; /* of prev's spin_lock: per-CPU, so it must travel */
	int64_t now = clock_now();

	trace_for(prev->tid, (uint16_t)(prev->world ? prev->world->id : 0), TRACE_SWITCH,
		  next->tid, prev->state);
	prev->run_ns += (uint64_t)(now - (int64_t)prev->run_since);
	next->run_since = (uint64_t)now;
	next->switches++;
	if (prev->state == THREAD_ENDED)
		q->ended = prev;
	q->running = next;
	c->thread = next;
	fpu_switch_out(prev);
	if (next->mm != NULL)
		mm_activate(next->mm);
	thread_load_user(prev, next);
	trap_set_kernel_stack(next->kstack);
	switch_stacks(&prev->rsp, next->rsp);
	this_cpu()->irq_was_on = irq_was_on;
}

/* `preempted`: the thread did not ask; it stays runnable whatever its state. */
static void
reschedule(bool preempted)
{
	struct run_queue *q;
	struct thread *prev = current, *next;
	bool on = irq_save();

	assert_eq(preempt_count(), 0);
	q = my_queue();
	spin_lock(&q->lock);
	this_cpu()->need_resched = false;
	if (prev != q->idle && (preempted || prev->state == THREAD_RUNNABLE))
		enqueue(q, prev);
	next = default_policy->pick(q->data);
	if (next != NULL) {
		q->queued--;
		next->queued = false;
	} else {
		next = q->idle;
	}
	start_slice(next);
	if (next != prev) {
		switch_to(q, prev, next);
		q = my_queue();
	}
	rearm(q);
	finish_switch();
	irq_restore(on);
}

void
schedule(void)
{
	reschedule(false);
}

static void
preempt(void)
{
	reschedule(true);
}

/* Where a new thread comes out of switch_stacks: the queue is locked. */
void
thread_begin(void)
{
	struct thread *t = current;

	this_cpu()->irq_was_on = true;
	rearm(my_queue());
	finish_switch();
	if (t->entry == NULL)
		return; /* to user mode, by entry.S */
	t->entry(t->arg);
	thread_exit();
}

static void
poke_idle_cpu(uint64_t affinity)
{
	uint32_t idle = __atomic_load_n(&idle_cpus, __ATOMIC_SEQ_CST) & (uint32_t)affinity;

	if (idle != 0)
		cpu_send((unsigned int)__builtin_ctz(idle), IRQ_RESCHEDULE);
}

void
thread_wake(struct thread *t)
{
	struct run_queue *q;
	bool enqueued = false, kick;

	preempt_disable();
	__atomic_fetch_add(&activity, 1, __ATOMIC_SEQ_CST);
	q = lock_queue_of(t);
	if (t->state == THREAD_WAITING) {
		t->state = THREAD_RUNNABLE;
		trace(TRACE_WAKE, t->tid, t->wait_object);
		if (q->running != t && !t->queued) {
			enqueue(q, t);
			enqueued = true;
		}
	}
	/* A thread in user mode elsewhere must come in to see its signal. */
	kick = q->running == t && t->cpu != cpu_id() && t->interrupt;
	if (enqueued && q->running == q->idle && t->cpu == cpu_id())
		this_cpu()->need_resched = true;
	if (kick || (enqueued && q->running == q->idle && t->cpu != cpu_id()))
		cpu_send(t->cpu, IRQ_RESCHEDULE);
	else if (enqueued && cpu_count > 1)
		poke_idle_cpu(t->affinity);
	spin_unlock(&q->lock);
	preempt_enable();
}

void
thread_start(struct thread *t)
{
	struct run_queue *q;

	preempt_disable();
	t->cpu = cpu_id();
	if (!(t->affinity & 1ull << t->cpu))
		t->cpu = (uint32_t)__builtin_ctzll(t->affinity);
	q = lock_queue_of(t);
	assert_eq(t->state, THREAD_NEW);
	t->state = THREAD_RUNNABLE;
	t->policy = default_policy;
	enqueue(q, t);
	if (cpu_count > 1)
		poke_idle_cpu(t->affinity);
	spin_unlock(&q->lock);
	preempt_enable();
}

/* Takes a thread from the CPU with the most to do. */
static bool
steal(void)
{
	unsigned int me = cpu_id(), victim = me;
	struct run_queue *from;
	struct thread *t;

	for (unsigned int id = 0; id < cpu_count; id++)
		if (id != me && queues[id].queued > (victim == me ? 0 : queues[victim].queued))
			victim = id;
	if (victim == me)
		return false;
	from = &queues[victim];
	spin_lock(&from->lock);
	t = default_policy->steal(from->data, me);
	if (t != NULL) {
		default_policy->dequeue(from->data, t);
		from->queued--;
		t->queued = false;
		__atomic_store_n(&t->cpu, me, __ATOMIC_RELEASE);
	}
	spin_unlock(&from->lock);
	if (t == NULL)
		return false;
	/* Between the two locks t is in no queue, but t->cpu names ours, and a
	 * wake finds it RUNNABLE and leaves it alone. */
	spin_lock(&my_queue()->lock);
	enqueue(my_queue(), t);
	spin_unlock(&my_queue()->lock);
	return true;
}

void
thread_yield(void)
{
	schedule();
}

/* All CPUs idle, all queues empty, no timer armed?  An interrupt on a halted
 * CPU may be about to wake someone; `activity` shows that it came between. */
static bool
everything_idle(void)
{
	uint32_t before = __atomic_load_n(&activity, __ATOMIC_SEQ_CST);

	if (__atomic_load_n(&idle_cpus, __ATOMIC_SEQ_CST) != (1u << cpu_count) - 1)
		return false;
	for (unsigned int id = 0; id < cpu_count; id++)
		if (queues[id].queued != 0)
			return false;
	return timers_idle() && __atomic_load_n(&activity, __ATOMIC_SEQ_CST) == before;
}

static void
halt_until_interrupt(struct run_queue *q)
{
	uint32_t me = 1u << cpu_id();

	__atomic_fetch_or(&idle_cpus, me, __ATOMIC_SEQ_CST);
	if (q->queued == 0) {
		if (everything_idle() && !sched_input_hook() && sched_stuck_hook != NULL) {
			__atomic_fetch_and(&idle_cpus, ~me, __ATOMIC_SEQ_CST);
			sched_stuck_hook();
			return;
		}
		preempt_disable(); /* the interrupt returns here; we switch below */
		__asm__ volatile("sti; hlt; cli" ::: "memory");
		preempt_enable_quiet();
	}
	__atomic_fetch_and(&idle_cpus, ~me, __ATOMIC_SEQ_CST);
}

void
sched_idle(void)
{
	for (;;) {
		irq_disable();
		this_cpu()->need_resched = false; /* we look ourselves */
		if (my_queue()->queued == 0 && !(cpu_count > 1 && steal()))
			halt_until_interrupt(my_queue());
		irq_enable();
		if (queues[current->cpu].queued > 0)
			schedule();
	}
}

static void
timer_interrupt(struct regs *r)
{
	struct run_queue *q = my_queue();

	apic_eoi();
	__atomic_fetch_add(&activity, 1, __ATOMIC_SEQ_CST);
	timers_run();
	seeded_check_limit();
	spin_lock(&q->lock);
	if (q->running != q->idle && clock_now() >= q->running->slice_end) {
		if (q->queued > 0)
			this_cpu()->need_resched = true;
		start_slice(q->running);
	}
	rearm(q);
	spin_unlock(&q->lock);
}

static void
reschedule_interrupt(struct regs *r)
{
	apic_eoi();
	this_cpu()->need_resched = true;
}

static struct trace_context
trace_context(void)
{
	const struct thread *t = current;

	if (t == NULL)
		return (struct trace_context){ 0, 0 };
	return (struct trace_context){ t->tid, (uint16_t)(t->world ? t->world->id : 0) };
}

static uint64_t
trace_clock(void)
{
	return (uint64_t)clock_now();
}

void
sched_init(void)
{
	for (unsigned int id = 0; id < MAX_CPUS; id++) {
		spinlock_init(&queues[id].lock, RANK_RUNQ, "run queue");
		default_policy->init(queues[id].data);
	}
	timers_init();
	trap_register(IRQ_TIMER, timer_interrupt);
	trap_register(IRQ_RESCHEDULE, reschedule_interrupt);
	preempt_hook = preempt;
	trace_context_hook = trace_context;
	trace_clock_hook = trace_clock;
}

void
sched_init_cpu(struct thread *idle)
{
	struct cpu *c = this_cpu();

	idle->cpu = c->id;
	idle->state = THREAD_RUNNABLE;
	idle->affinity = 1ull << c->id;
	idle->policy = default_policy;
	queues[c->id].idle = queues[c->id].running = idle;
	c->thread = idle;
	trap_set_kernel_stack(idle->kstack);
}
