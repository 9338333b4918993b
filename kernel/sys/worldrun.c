/* SPDX-License-Identifier: MIT */
/* HEDDLE_WORLD_RUN: make a world, start its pid 1, wait for its end.
 *
 * All that takes memory is done before deterministic_begin, and what earlier worlds
 * left for later ones to find is given back: what follows that moment is then a function
 * of program, arguments and seed, in the first world of a boot and in the thousandth.
 * A domain whose program ended is kept, to be begun again at once (kept.h).
 * Known to stay: page tables of kernel stacks, once more than a hundred threads lived. */
#include "kernel/sys/worldrun.h"

#include "kernel/abi/errno.h"
#include "kernel/arch/machine.h"
#include "kernel/fs/initrd.h"
#include "kernel/mm/frame.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/init.h"
#include "kernel/proc/process.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/reaper.h"
#include "kernel/sched/sched.h"
#include "kernel/sched/turn.h"
#include "kernel/sys/kept.h"

/* Its init would end the others, but in a domain it may have to wait for its turn. */
static bool
kill_one(struct process *p, void *unused)
{
	signal_end_group(&p->signals, SIGKILL);
	return true;
}

void
world_kill(struct world *w)
{
	process_each(w, kill_one, NULL);
}

static int
wait_until_empty(struct world *w, bool killed, int64_t deadline)
{
	struct wait_how how = { TRACE_REASON_WAIT, w->id, deadline, .uninterruptible = killed };
	struct process_tree *tree = process_tree(w);
	int r;

	spin_lock(&tree->lock);
	r = wait_until(&tree->changed, &tree->lock, tree->empty || (!killed && turn_over(w)), &how);
	if (r == 0 && !tree->empty && !tree->parked)
		r = -EDEADLK;
	spin_unlock(&tree->lock);
	return r;
}

void
world_wait_until_empty(struct world *w)
{
	wait_until_empty(w, true, WAIT_FOREVER);
}

/* turn_over_hook */
static void
wake_waiter(struct world *w)
{
	struct process_tree *tree = process_tree(w);

	spin_lock(&tree->lock);
	wake_all(&tree->changed);
	spin_unlock(&tree->lock);
}

/* While a domain passes points it is waited for; who computes for too long without any makes it over. */
static int
wait_while_it_goes_on(struct world *w, const struct heddle_schedule *s)
{
	int64_t patience = s ? (int64_t)s->patience_ms * 1000000 / (deterministic ? 1 : 5) : 0;
	uint32_t points;
	int r;

	do {
		points = s ? __atomic_load_n(&s->points, __ATOMIC_RELAXED) : 0;
		r = wait_until_empty(w, false, patience ? time_now() + patience : WAIT_FOREVER);
	} while (r == -ETIMEDOUT && points != __atomic_load_n(&s->points, __ATOMIC_RELAXED));
	if (r == -ETIMEDOUT)
		turn_silent(w);
	return r;
}

/* Until pid 1 has ended, with its status: 0, -EINTR if that took a signal, -EDEADLK or -ETIMEDOUT
 * if it took us because the domain is over. */
static int
wait_for_world(struct world *w, const struct heddle_schedule *s, int *status)
{
	struct process_tree *tree = process_tree(w);
	int r = wait_while_it_goes_on(w, s);

	if (r < 0) {
		world_kill(w);
		world_wait_until_empty(w);
	}
	*status = tree->status;
	return r;
}

void
world_run_init(void)
{
	turn_over_hook = wake_waiter;
	kept_init();
}

/* A world and its pid 1, and what may keep them. */
static int
begin(const char *const *argv, const struct world_options *o, struct world **out, struct kept **kept)
{
	struct thread *init;
	struct world *w;
	int r = world_create(o->seed, &w);

	if (r < 0)
		return r;
	w->quiet = o->quiet;
	if (o->frames)
		frames_set_quota(w, o->frames);
	r = o->schedule ? turn_begin(w, o->schedule) : 0;
	if (r == 0)
		r = proc_prepare_init(w, argv, o->output, &init);
	if (r < 0) {
		world_put_and_wait(w);
		return r;
	}
	*kept = kept_create(w, argv, o);
	*out = w;
	if (!o->schedule) { /* there are thousands of domains, who runs them knows, and instructions decide nothing there */
		host_control("world %u seed %llu", w->id, (unsigned long long)o->seed);
		initrd_settle();
		kstack_settle();
	}
	deterministic_begin(w);
	thread_start(init);
	thread_put(init);
	return 0;
}

long
world_run(const char *const *argv, const struct world_options *o)
{
	struct kept *kept = kept_find(argv, o);
	struct world *w;
	uint32_t id;
	int status = 0, r = 0;

	if (kept) {
		w = kept_world(kept);
		w->quiet = o->quiet;
		kept_again(kept, o->schedule);
	} else {
		r = begin(argv, o, &w, &kept);
	}
	if (r < 0)
		return r;
	id = w->id;
	r = wait_for_world(w, o->schedule, &status);
	if (r == 0 && process_tree(w)->parked) {
		kept_put(kept);
	} else {
		kept_free(kept);
		world_put_and_wait(w);
	}
	if (!o->schedule)
		host_control("done %u %d", id, status);
	if (o->schedule && r == 0 && o->schedule->verdict == HEDDLE_STUCK)
		o->schedule->verdict = HEDDLE_ENDED; /* its last thread left nobody who could go on */
	return r == -EINTR ? r : status;
}
