/* SPDX-License-Identifier: MIT */
/* The switch.
 *
 * A run queue's lock (runq.h) is taken by schedule(), held across the switch,
 * and released by the thread switched to (finish_switch).  So whoever finds a
 * thread in a queue finds its registers saved.
 *
 *     schedule()                      thread_wake(t), on any CPU (ready.c)
 *       lock my queue                   lock the queue of t->cpu
 *       runnable? back in queue         WAITING? -> RUNNABLE
 *       pick the next                   not running, not queued? enqueue
 *       switch; unlock                  unlock; prod the CPU if t should run */
#include "kernel/sched/sched.h"

#include "kernel/abi/heddle.h"
#include "kernel/arch/apic.h"
#include "kernel/arch/machine.h"
#include "kernel/arch/trap.h"
#include "kernel/base/panic.h"
#include "kernel/base/symbols.h"
#include "kernel/base/trace.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/fpu.h"
#include "kernel/sched/runq.h"
#include "kernel/sched/timer.h"
#include "kernel/sched/turn.h"


void switch_stacks(uint64_t *save, uint64_t load); /* arch/entry.S */
void thread_begin(void);                           /* from arch/entry.S */
void thread_first_return(void);                    /* arch/entry.S */

/* The timer interrupt this CPU needs: end of slice or first timer. An earlier one that is under way
 * will do: it comes back here, and telling the APIC costs more than a small system call. Not while
 * they are seeded, where each is at the moment that was drawn. */
static void
rearm(struct run_queue *q)
{
	int64_t at = timer_first();

	if (q->running != q->idle && q->running->slice_end < at)
		at = q->running->slice_end;
	if (at >= q->armed && !seeded_active())
		return;
	q->armed = at;
	clock_arm(at);
}

void
sched_rearm(void)
{
	struct run_queue *q = runq_mine();

	spin_lock(&q->lock);
	rearm(q);
	spin_unlock(&q->lock);
}

static void
start_slice(const struct run_queue *q, struct thread *t)
{
	int64_t ns = seeded_active() ? seeded_interval(t->cpu) : runq_quantum_left(q, t);

	t->slice_end = ns > INT64_MAX / 2 ? INT64_MAX : clock_now() + ns;
}

/* Interrupts off; after it, another CPU can find the old thread. */
static void
finish_switch(void)
{
	struct run_queue *q = runq_mine();
	struct thread *left = q->left;

	q->left = NULL;
	preempt_disable();
	spin_unlock(&q->lock);
	if (left != NULL && left->moving)
		runq_settle(left, QUEUE_MOVED);
	else if (left != NULL)
		thread_put(left);
	preempt_enable();
}

/* Where it is, and who called: see proc/ladder.h. */
static __attribute__((noinline)) void
take_ladder(struct thread *t)
{
	t->ladder->slept_ns = (uint64_t)t->run_since; /* until it is back */
	t->ladder->kernel = calls_from((uint64_t)__builtin_frame_address(0), t->ladder->at, HEDDLE_LADDER_CALLS / 2);
}

static void
switch_to(struct run_queue *q, struct thread *prev, struct thread *next)
{
	struct cpu *c = this_cpu();

	trace(TRACE_SWITCH, next->tid, prev->state);
	if (prev->ladder != NULL && prev->state == THREAD_WAITING)
		take_ladder(prev);
	next->run_since = prev->run_since; /* just accounted */
	if (next != q->idle)
		next->ready_ns += next->run_since - next->ready_since;
	next->switches++;
	if (prev->state == THREAD_ENDED || prev->moving)
		q->left = prev;
	q->running = next;
	c->thread = next;
	c->who = trace_who(next->tid, next->world ? next->world->id : 0);
	fpu_switch_out(prev);
	if (next->mm != NULL)
		mm_activate(next->mm);
	else
		mm_rest();
	thread_load_user(prev, next);
	trap_set_kernel_stack(next->kstack);
	switch_stacks(&prev->rsp, next->rsp);
}

/* The thread that loses the CPU stays runnable: where in the queue? */
static void
put_back(struct run_queue *q, struct thread *prev, enum queue_why why)
{
	if (!runq_allows(prev, prev->cpu))
		prev->moving = true;
	else if (why == QUEUE_RESUMED && q->rotate)
		runq_put(q, prev, QUEUE_ROTATED);
	else
		runq_put(q, prev, why);
	if (prev->queued)
		runq_invite(prev);
}

/* A real-time thread that waits on another CPU comes first, also here. */
static void
pull(void)
{
	struct run_queue *q = runq_mine();
	struct thread *t;

	if (cpu_count == 1 || q->realtime > 0)
		return;
	t = runq_steal(current->prio < PRIO_DEFAULT && current->state == THREAD_RUNNABLE ?
		       current->prio : PRIO_DEFAULT);
	if (t != NULL)
		runq_settle(t, QUEUE_MOVED);
}

/* RESUMED: the thread did not ask; it stays runnable whatever its state. */
static void
reschedule(enum queue_why why, bool preempted)
{
	struct run_queue *q;
	struct thread *prev = current, *next;
	bool on = irq_save();

	assert_eq(preempt_count(), 0);
	pull();
	q = runq_mine();
	spin_lock(&q->lock);
	this_cpu()->need_resched = false;
	runq_account(q);
	if (prev != q->idle && (preempted || prev->state == THREAD_RUNNABLE) && !turn_is_anothers(prev))
		put_back(q, prev, why);
	q->rotate = false;
	next = runq_pick(q);
	__atomic_store_n(&q->prio, next->prio, __ATOMIC_RELAXED);
	start_slice(q, next);
	if (next != prev) {
		switch_to(q, prev, next);
		q = runq_mine();
	}
	rearm(q);
	finish_switch();
	irq_restore(on);
}

void
schedule(void)
{
	reschedule(QUEUE_RESUMED, false);
}

void
thread_yield(void)
{
	reschedule(QUEUE_YIELDED, false);
}

static void
preempt(void)
{
	reschedule(QUEUE_RESUMED, true);
}

/* Where a new thread comes out of switch_stacks: the queue is locked. */
void
thread_begin(void)
{
	struct thread *t = current;

	rearm(runq_mine());
	finish_switch();
	irq_enable();
	if (t->entry == NULL)
		return; /* to user mode, by entry.S */
	t->entry(t->arg);
	thread_exit();
}

static void
timer_interrupt(struct regs *r)
{
	struct run_queue *q = runq_mine();

	apic_eoi();
	q->armed = INT64_MAX;
	__atomic_fetch_add(&sched_activity, 1, __ATOMIC_SEQ_CST);
	timers_run();
	seeded_check_limit();
	spin_lock(&q->lock);
	runq_account(q);
	if (q->running != q->idle && clock_now() >= q->running->slice_end) {
		q->rotate = q->queued > 0;
		this_cpu()->need_resched |= q->rotate;
		start_slice(q, q->running);
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

static uint64_t
trace_clock(void)
{
	return (uint64_t)clock_now();
}

void
sched_init(void)
{
	runq_init();
	timers_init();
	trap_register(IRQ_TIMER, timer_interrupt);
	trap_register(IRQ_RESCHEDULE, reschedule_interrupt);
	preempt_hook = preempt;
	trace_clock_hook = trace_clock;
}

void
sched_init_cpu(struct thread *idle)
{
	struct cpu *c = this_cpu();

	idle->cpu = c->id;
	idle->state = THREAD_RUNNABLE;
	idle->affinity = 1ull << c->id;
	idle->prio = PRIO_IDLE;
	run_queues[c->id].idle = run_queues[c->id].running = idle;
	c->thread = idle;
	run_queues[c->id].armed = INT64_MAX;
	trap_set_kernel_stack(idle->kstack);
}
