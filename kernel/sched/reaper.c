/* SPDX-License-Identifier: MIT */
/* The thread that drops worlds nobody refers to any more. */
#include "kernel/sched/reaper.h"

#include "kernel/base/panic.h"
#include "kernel/sched/thread.h"
#include "kernel/sched/wait.h"

static struct spinlock lock = SPINLOCK_INIT(RANK_PROCESS, "reaper");
static struct list dead = LIST_INIT(dead); /* [lock] worlds by .dead_link */
static bool dropping;                      /* [lock] the reaper is at work */
static struct waitq work = WAITQ_INIT(work), done = WAITQ_INIT(done);

/* The world's link in `worlds` stays until it is destroyed. */
static void
last_reference(struct world *w)
{
	spin_lock(&lock);
	list_push_back(&dead, &w->dead_link);
	spin_unlock(&lock);
	wake_all(&work);
}

static void
reaper(void *arg)
{
	const struct wait_how how = { .reason = TRACE_REASON_OTHER, .deadline = WAIT_FOREVER,
				      .uninterruptible = true };

	for (;;) {
		struct list_node *n;

		spin_lock(&lock);
		wait_until(&work, &lock, !list_is_empty(&dead), &how);
		n = list_pop_front(&dead);
		dropping = true;
		spin_unlock(&lock);
		world_destroy(container_of(n, struct world, dead_link));
		spin_lock(&lock);
		dropping = false;
		wake_all(&done);
		spin_unlock(&lock);
	}
}

void
world_put_and_wait(struct world *w)
{
	const struct wait_how how = { .reason = TRACE_REASON_WAIT, .object = w->id,
				      .deadline = WAIT_FOREVER, .uninterruptible = true };
	uint32_t id = w->id;

	world_put(w);
	spin_lock(&lock);
	wait_until(&done, &lock, !dropping && !world_exists(id), &how);
	spin_unlock(&lock);
}

void
reaper_init(void)
{
	struct thread *t;

	assert_eq(thread_create(boot_world, "reaper", reaper, NULL, &t), 0);
	world_last_hook = last_reference;
	thread_start(t);
	thread_put(t);
}
