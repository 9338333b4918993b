/* SPDX-License-Identifier: MIT */
/* Out of memory: the process of the world with the most pages is killed, and
 * those that wait for a page try again until it has given its memory back.
 *
 * A victim may have to wait for a lock that one of those who wait for memory
 * holds: who faulted inside a system call loses patience, and the next one goes,
 * until it is the waiter itself.  pid 1 goes only when nobody else is left. */
#include "kernel/proc/oom.h"

#include "kernel/arch/machine.h"
#include "kernel/base/printk.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/files.h"
#include "kernel/proc/process.h"

#define PAUSE 1000000 /* ns */
#define PATIENCE 2000 /* pauses for one victim */

struct search {
	struct process *biggest;
	size_t pages;
	unsigned int dying; /* those that were told to go and are not done with it */
};

static bool
is_dying(struct process *p)
{
	return __atomic_load_n(&p->signals.group_end, __ATOMIC_RELAXED) != GROUP_RUNS;
}

/* Frames that p's end would give back, about: its pages, and what the kernel
 * keeps for mappings, threads and descriptors (pipes, files).  0: it ended. */
static size_t
pages_of(struct process *p)
{
	size_t pages = 0;

	spin_lock(&p->lock);
	if (p->mm)
		pages = 1 + p->mm->pages + p->mm->nvmas / 32 + 3 * p->signals.thread_count;
	if (p->mm && p->files)
		pages += p->files->size / 8;
	spin_unlock(&p->lock);
	return p->signals.protected && pages > 1 ? 1 : pages;
}

/* Under the tree lock. */
static void
consider(struct process *p, struct search *s)
{
	size_t pages = pages_of(p);

	if (p->state == PROCESS_ALIVE && is_dying(p)) {
		s->dying++;
	} else if (pages > 0 && pages >= s->pages) { /* of equals the youngest */
		s->biggest = p;
		s->pages = pages;
	}
}

/* Tells the biggest one to go; that is for its threads to do.  Whether it is
 * the current process. */
static bool
kill_biggest(struct process_tree *tree, bool patient)
{
	struct search s = { NULL, 0, 0 };
	struct process *p;
	bool me;

	spin_lock(&tree->lock);
	list_for_each(p, &tree->processes, in_world)
		consider(p, &s);
	if (!s.biggest || (patient && s.dying > 0))
		s.biggest = NULL;
	me = s.biggest == current->process;
	if (s.biggest && !me) {
		printk("out of memory: process %u with %zu pages is killed\n", s.biggest->pid, s.pages);
		signal_end_group(&s.biggest->signals, SIGKILL);
	}
	spin_unlock(&tree->lock);
	return me;
}

bool
oom_try_again(unsigned int tries, bool in_kernel)
{
	struct process *p = current->process;

	if (!p || atomic_load(&current->killed))
		return false;
	kstack_trim();
	if (tries == 0)
		return true; /* perhaps somebody gave some back meanwhile */
	if (kill_biggest(process_tree(p->world), !in_kernel || tries % PATIENCE != 0))
		return false;
	sleep_until(clock_now() + PAUSE, true);
	return true;
}
