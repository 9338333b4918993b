/* SPDX-License-Identifier: MIT */
/* HEDDLE_WORLD_RUN: make a world, start its pid 1, wait for its end.
 *
 * All that takes memory is done before deterministic_begin: what follows that
 * moment is then a function of program, arguments and seed. */
#include "kernel/sys/worldrun.h"

#include "kernel/abi/errno.h"
#include "kernel/arch/machine.h"
#include "kernel/mm/frame.h"
#include "kernel/proc/init.h"
#include "kernel/proc/process.h"
#include "kernel/sched/reaper.h"
#include "kernel/sched/sched.h"

static void
kill_world(struct process_tree *tree)
{
	spin_lock(&tree->lock);
	if (tree->init)
		signal_end_group(&tree->init->signals, SIGKILL);
	spin_unlock(&tree->lock);
}

static int
wait_until_empty(struct world *w, bool uninterruptible)
{
	struct wait_how how = { TRACE_REASON_WAIT, w->id, WAIT_FOREVER, uninterruptible };
	struct process_tree *tree = process_tree(w);
	int r;

	spin_lock(&tree->lock);
	r = wait_until(&tree->changed, &tree->lock, tree->empty, &how);
	spin_unlock(&tree->lock);
	return r;
}

/* Until pid 1 has ended, with its status: 0, or -EINTR if that took a signal. */
static int
wait_for_world(struct world *w, int *status)
{
	struct process_tree *tree = process_tree(w);
	int r = wait_until_empty(w, false);

	if (r < 0) {
		kill_world(tree);
		wait_until_empty(w, true);
	}
	*status = tree->status;
	return r;
}

long
world_run(const char *const *argv, uint64_t seed, uint64_t frames)
{
	struct thread *init;
	struct world *w;
	uint32_t id;
	int status = 0, r = world_create(seed, &w);

	if (r < 0)
		return r;
	id = w->id;
	if (frames)
		frames_set_quota(w, frames);
	r = proc_prepare_init(w, argv, &init);
	if (r < 0) {
		world_put_and_wait(w);
		return r;
	}
	deterministic_begin(w);
	host_control("world %u seed %llu", id, (unsigned long long)seed);
	thread_start(init);
	thread_put(init);
	r = wait_for_world(w, &status);
	world_put_and_wait(w);
	host_control("done %u %d", id, status);
	return r < 0 ? r : status;
}
