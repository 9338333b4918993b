/* SPDX-License-Identifier: MIT */
/* The one way to sleep.
 *
 *     mutex_lock(&p->lock);
 *     r = wait_until(&p->readers, &p->lock, p->used > 0 || p->writers == 0, &how);
 *     if (r == 0) ... the condition holds and p->lock is held ...
 *
 * wait_until(queue, lock, condition, how) returns 0 as soon as `condition` is
 * true, with `lock` held as on entry; the condition is evaluated only with it
 * held, more than once, so it must have no side effects.  `lock` is a struct mutex * or a struct spinlock *.  The waiter lies
 * on the sleeper's stack; nothing is allocated.
 *
 * Whoever makes a condition true does so under the lock and then calls
 * wake_all (or wake_one) on the queue.  No wake-up is lost, because a sleeper
 * is in the queue before it gives up the lock under which it looked:
 *
 *     sleeper                          waker
 *     condition? false
 *     state = WAITING, enters queue
 *     unlock                           lock; makes it true
 *     schedule()                       wake: state = RUNNABLE
 *                                      unlock
 *   If the wake comes before schedule(), schedule() finds RUNNABLE and returns.
 *   What is made true under another lock, or none, can fall between the first
 *   two lines: that wake-up is lost.  And in the second line the order matters:
 *   a wake for something older takes the sleeper out of the queue, so it must
 *   find it WAITING, or nobody would wake it again.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/abi/trace.h"
#include "kernel/base/spinlock.h"
#include "kernel/base/waitq.h"
#include "kernel/sched/timer.h"
#include "lib/base/list.h"

struct thread;

void waitq_init(struct waitq *q);

struct waiter {
	struct list_node link;     /* [queue's lock]; alone when woken or removed */
	struct waitq *queue;
	struct thread *thread;
	bool woken;           /* [queue's lock] a wake took it out */

	/* A watcher is no thread that sleeps: it stays in the queue, and every wake
	 * calls `told` under the queue's lock.  True: whoever asked was reached.  Of
	 * exclusive watchers one that was reached is enough for each wake. */
	bool (*told)(struct waiter *w);
	void *arg;
	bool exclusive;
	struct waitq *onward; /* whose sleepers it tells */
};

#define WAIT_FOREVER INT64_MAX

struct wait_how {
	enum trace_reason reason; /* for the trace, ps and reports */
	uint64_t object;          /* id or address of what is waited for */
	int64_t deadline;         /* time_now() time in ns, or WAIT_FOREVER */
	bool uninterruptible;     /* only short waits inside the kernel */
	bool outside;             /* in a domain: for what it cannot do itself; it keeps its turn */
};

/* A thread of a program began to wait for ever, or ended, since this was last set
 * to false; who waits to hear of it, or NULL (proc/stuck.c). */
extern bool wait_news;
extern struct thread *wait_watcher;
void wait_tell_news(void);

/* The steps wait_until is made of; poll and futex use them directly.
 * wait_add puts w in the queue for the current thread; wait_remove takes it
 * out if it is still in.  Between wait_prepare and wait_finish the thread
 * counts as waiting; wait_sleep returns 0 after a wake, -ETIMEDOUT at the
 * deadline, -EINTR for a signal or kill (the caller looks at its condition
 * first). */
void wait_add(struct waitq *q, struct waiter *w);
/* Puts in a watcher: its told, arg and exclusive are set. */
void wait_watch(struct waitq *q, struct waiter *w);
void wait_remove(struct waiter *w);
void wait_prepare(const struct wait_how *how);
/* After wait_prepare, of a wait that is not (only) in queues: who could end it. */
void wait_by(enum waker by);
int wait_sleep(const struct wait_how *how);
void wait_finish(void);

/* Sleeps until time_now() shows `deadline`: 0, or -EINTR if a signal may end
 * it and does. */
int sleep_until(int64_t deadline, bool interruptible);

void wake_all(struct waitq *q);
/* Wakes the longest waiter; false if there was none. */
bool wake_one(struct waitq *q);

/* For mm_turn_hook (mm/vm.h). */
struct mm;
void wait_mm_turn(struct mm *mm, bool wait);

struct mutex;
void wait_lock_mutex_(struct mutex *m);
void wait_unlock_mutex_(struct mutex *m);

#define wait_lock_(l) \
	_Generic((l), struct mutex *: wait_lock_mutex_, struct spinlock *: spin_lock)(l)
#define wait_unlock_(l) \
	_Generic((l), struct mutex *: wait_unlock_mutex_, struct spinlock *: spin_unlock)(l)

#define wait_until(queue_, lock_, condition_, how_)                       \
	({                                                                \
		struct waiter w_;                                         \
		const struct wait_how *h_ = (how_);                       \
		int r_ = 0;                                               \
		while (!(condition_)) {                                   \
			if (r_ != 0)                                      \
				break;                                    \
			wait_prepare(h_);                                 \
			wait_add((queue_), &w_);                          \
			wait_unlock_(lock_);                              \
			r_ = wait_sleep(h_);                              \
			wait_finish();                                    \
			wait_remove(&w_);                                 \
			wait_lock_(lock_);                                \
			if (condition_)                                   \
				r_ = 0;                                   \
		}                                                         \
		r_;                                                       \
	})
