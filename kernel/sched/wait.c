/* SPDX-License-Identifier: MIT */
/* Waiting and waking: see the drawing in wait.h. */
#include "kernel/sched/wait.h"

#include "kernel/abi/errno.h"
#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/base/trace.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/signal.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/turn.h"

#define WAKE_AT_ONCE 32

bool wait_news;
struct thread *wait_watcher;

/* A timer on the sleeper's stack, and whom it wakes. */
struct alarm {
	struct timer timer;
	struct thread *thread;
};

void
waitq_init(struct waitq *q)
{
	spinlock_init(&q->lock, RANK_WAITQ, "waitq");
	list_init(&q->waiters);
	q->by = BY_OUTSIDE;
}

void
wait_add(struct waitq *q, struct waiter *w)
{
	*w = (struct waiter){ .queue = q, .thread = current };
	spin_lock(&q->lock);
	list_push_back(&q->waiters, &w->link);
	spin_unlock(&q->lock);
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
	current->wait_by |= q->by; /* who changes it wakes all after that */
}

void
wait_watch(struct waitq *q, struct waiter *w)
{
	w->queue = q;
	spin_lock(&q->lock);
	list_push_front(&q->waiters, &w->link);
	spin_unlock(&q->lock);
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
}

void
wait_remove(struct waiter *w)
{
	spin_lock(&w->queue->lock);
	list_remove(&w->link);
	spin_unlock(&w->queue->lock);
}

/* The watcher says that it is there, then sleeps only if there is no news. */
void
wait_tell_news(void)
{
	struct thread *watcher;

	if (__atomic_exchange_n(&wait_news, true, __ATOMIC_SEQ_CST))
		return;
	watcher = __atomic_load_n(&wait_watcher, __ATOMIC_SEQ_CST);
	if (watcher != NULL)
		thread_wake(watcher);
}

/* Only the thread itself goes from RUNNABLE to WAITING, so no lock is needed:
 * a wake that comes later finds WAITING, an earlier one was for an older wait. */
void
wait_prepare(const struct wait_how *how)
{
	struct thread *t = current;

	if (!how->uninterruptible || t->wait_word.addr == 0) { /* else what it announced stays */
		t->wait_reason = how->reason;
		t->wait_object = how->object;
		t->wait_forever = how->deadline == WAIT_FOREVER;
		t->wait_by = 0;
		t->wait_count++;
	}
	if (!wait_news && t->process != NULL && t->wait_forever && !how->uninterruptible)
		wait_tell_news();
	__atomic_store_n(&t->state, THREAD_WAITING, __ATOMIC_SEQ_CST);
}

void
wait_by(enum waker by)
{
	current->wait_by = (uint8_t)by;
	current->wait_count -= by == BY_MEMORY; /* futex counts its waits itself */
}

void
wait_finish(void)
{
	__atomic_store_n(&current->state, THREAD_RUNNABLE, __ATOMIC_SEQ_CST);
	if (current->wait_word.addr == 0)
		current->wait_reason = 0;
}

static void
ring(struct timer *timer)
{
	thread_wake(container_of(timer, struct alarm, timer)->thread);
}

static void
block(const struct wait_how *how)
{
	trace(TRACE_BLOCK, how->reason, how->object);
	if (!how->outside)
		turn_pass();
	schedule();
}

static void
block_until(const struct wait_how *how)
{
	struct alarm alarm = { .thread = current };

	timer_init(&alarm.timer, ring);
	timer_start(&alarm.timer, how->deadline);
	if (alarm.timer.turn && how->reason != TRACE_REASON_SLEEP)
		turn_timeout(&alarm.timer);
	block(how);
	timer_cancel(&alarm.timer);
}

int
wait_sleep(const struct wait_how *how)
{
	assert_eq(preempt_count(), 0);
	if (!how->uninterruptible && signal_pending())
		return -EINTR;
	if (how->deadline == WAIT_FOREVER) {
		block(how);
	} else {
		if (time_now() >= how->deadline)
			return -ETIMEDOUT;
		block_until(how);
		if (time_now() >= how->deadline)
			return -ETIMEDOUT;
	}
	return !how->uninterruptible && signal_pending() ? -EINTR : 0;
}

/* Tells every watcher; they are in front.  The first sleeper's link, or the head. */
static struct list_node *
tell_watchers(struct waitq *q)
{
	struct waiter *w, *next;
	bool reached = false;

	list_for_each_safe(w, next, &q->waiters, link) {
		if (!w->told)
			break;
		if (!w->exclusive || !reached)
			reached |= w->told(w) && w->exclusive;
	}
	return &w->link;
}

/* Under the queue's lock: the waiter is gone once its sleeper runs. */
static void
wake_waiter(struct list_node *link)
{
	struct waiter *w = container_of(link, struct waiter, link);

	list_remove(link);
	w->woken = true;
	thread_wake(w->thread);
}

/* Without the lock. Who enters the queue looks at the condition after that, who makes it true looks at the queue after that: one of them sees the other. */
static bool
nobody_waits(const struct waitq *q)
{
	__atomic_thread_fence(__ATOMIC_SEQ_CST);
	return __atomic_load_n(&q->waiters.head.next, __ATOMIC_RELAXED) == &q->waiters.head;
}

bool
wake_one(struct waitq *q)
{
	struct list_node *first;
	bool any;

	if (nobody_waits(q))
		return false;
	spin_lock(&q->lock);
	first = tell_watchers(q);
	any = first != &q->waiters.head;
	if (any)
		wake_waiter(first);
	spin_unlock(&q->lock);
	return any;
}

/* Who waits now goes to a list of our own, and is woken a few at a time: a
 * thousand would keep the CPU too long. */
void
wake_all(struct waitq *q)
{
	struct list now = LIST_INIT(now);
	unsigned int woken = 0;

	if (nobody_waits(q))
		return;
	spin_lock(&q->lock);
	list_move_from(&now, &q->waiters, tell_watchers(q));
	while (!list_is_empty(&now)) {
		if (++woken % WAKE_AT_ONCE == 0) {
			spin_unlock(&q->lock);
			spin_lock(&q->lock);
			continue; /* one may have left meanwhile */
		}
		wake_waiter(now.head.next);
	}
	spin_unlock(&q->lock);
}

int
sleep_until(int64_t deadline, bool interruptible)
{
	static struct waitq nobody = WAITQ_INIT(nobody);
	struct spinlock lock = SPINLOCK_INIT(RANK_PROCESS, "sleep");
	const struct wait_how how = { .reason = TRACE_REASON_SLEEP, .object = (uint64_t)deadline,
				      .deadline = deadline, .uninterruptible = !interruptible };
	int r;

	spin_lock(&lock);
	r = wait_until(&nobody, &lock, time_now() >= deadline, &how);
	spin_unlock(&lock);
	return r == -EINTR ? r : 0;
}

void
wait_mm_turn(struct mm *mm, bool wait)
{
	const struct wait_how how = { TRACE_REASON_MUTEX, mm->id, WAIT_FOREVER, .uninterruptible = true };

	if (!wait) {
		wake_all(&mm->turn);
		return;
	}
	mm->awaited++;
	wait_until(&mm->turn, &mm->lock, !mm->changing, &how);
	mm->awaited--;
}
