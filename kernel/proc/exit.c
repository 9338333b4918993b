/* SPDX-License-Identifier: MIT */
/* Exit: a thread leaves its process; the last one ends the process.
 *
 *   thread  clear_child_tid and robust list -> off the signal group ->
 *           memory -> thread_exit
 *   last    files, memory, directories are given back first, so whoever sees
 *           the zombie finds them free; then it becomes one (zombie.c) */
#include "kernel/proc/exit.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/wait.h"
#include "kernel/base/panic.h"
#include "kernel/base/trace.h"
#include "kernel/fs/pty.h"
#include "kernel/ipc/mq.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/hooks.h"
#include "kernel/proc/limits.h"
#include "kernel/proc/seccomp.h"
#include "kernel/proc/strace.h"
#include "kernel/sync/futex.h"
#include "lib/base/string.h"

void (*proc_process_ends)(struct process *p);

/* The current thread stops using user memory. */
static void
leave_memory(void)
{
	struct mm *mm = current->mm;

	if (!mm)
		return;
	current->mm = NULL; /* its tables may stay loaded, until the last reference goes */
	mm_put(mm);
}

siginfo_t
process_child_info(struct process *child, int code, int status)
{
	siginfo_t info = signal_info(SIGCHLD, code, child->pid);

	info.si_uid = process_user(child);
	info.si_status = status;
	return info;
}

void
process_put_all(struct list *buried)
{
	struct list_node *node;

	while ((node = list_pop_front(buried)))
		process_put(container_of(node, struct process, sibling));
}

/* pid 1 ends: nothing of its world survives it. */
static void
end_world(struct process_tree *tree, struct process *init)
{
	struct wait_how how = { TRACE_REASON_WAIT, 0, WAIT_FOREVER, .uninterruptible = true };
	struct list buried = LIST_INIT(buried);
	struct process *p, *next;

	spin_lock(&tree->lock);
	tree->over = true;
	list_for_each_safe(p, next, &tree->processes, in_world) {
		if (p == init)
			continue;
		if (p->state == PROCESS_ZOMBIE) {
			process_reap_locked(tree, p);
			list_push_back(&buried, &p->sibling);
		} else
			signal_end_group(&p->signals, SIGKILL);
	}
	wait_until(&tree->changed, &tree->lock,
		   tree->processes.head.next == tree->processes.head.prev, &how);
	spin_unlock(&tree->lock);
	process_put_all(&buried);
}

/* The last step of pid 1: whoever waits for the world goes on. */
static void
leave_world(struct process_tree *tree, struct process *init)
{
	struct world *w = init->world;

	if (w == boot_world && proc_boot_world_ended)
		proc_boot_world_ended(init->status);
	spin_lock(&tree->lock);
	init->state = PROCESS_ZOMBIE;
	tree->status = init->status;
	tree->init = NULL;
	tree->empty = true;
	process_reap_locked(tree, init);
	spin_unlock(&tree->lock);
	process_put(init);
}

/* The current thread was the last one of p. */
static void
end_process(struct process *p)
{
	struct process_tree *tree = process_tree(p->world);
	bool init = p == tree->init;
	int status = p->signals.group_end;

	if (proc_process_ends)
		proc_process_ends(p);
	itimers_end(p);
	itimer_stop(&p->alarm);
	mq_forget(p->world, NULL, &p->signals);
	process_release(p);
	process_vfork_done(p);
	if (init)
		end_world(tree, p);
	spin_lock(&tree->lock);
	p->status = status != GROUP_RUNS ? status : p->leader_status;
	spin_unlock(&tree->lock);
	trace(TRACE_PROCESS_END, p->pid, (uint64_t)p->status);
	if (p->session == p->pid && !init)
		pty_leave_session(p->world, (int)p->pid);
	if (init)
		leave_world(tree, p);
	else
		process_become_zombie(tree, p);
}

static void
account(struct process *p, int status)
{
	struct usage mine = thread_usage(current);

	spin_lock(&p->lock);
	p->ended = usage_sum(p->ended, mine);
	memcpy(p->name, current->name, sizeof(p->name));
	if (current->tid == p->pid)
		p->leader_status = status;
	spin_unlock(&p->lock);
}

void
process_thread_exit(int status)
{
	struct process *p = current->process;
	int end = p->signals.group_end;

	if (current->strace)
		strace_ended(end != GROUP_RUNS ? end : status);
	futex_thread_exit();
	account(p, status);
	leave_memory();
	if (signal_leave(&p->signals) == 0)
		end_process(p); /* the zombie still counts */
	else
		limits_drop_task(p);
	seccomp_drop(current); /* now: a long list is not freed in the middle of a switch */
	thread_exit();
}

void
process_group_exit(int status)
{
	signal_end_group(current->signals, status);
	process_thread_exit(status);
}

/* [t] Whether the parent wants to hear of stops. */
static bool
wants_stops(struct process *parent)
{
	bool wants;

	spin_lock(&parent->signals.lock);
	wants = !(parent->signals.action[SIGCHLD].flags & SA_NOCLDSTOP);
	spin_unlock(&parent->signals.lock);
	return wants;
}

void
process_report_stop(int signo)
{
	struct process *p = current->process;
	struct process_tree *tree = process_tree(p->world);
	siginfo_t info = process_child_info(p, signo ? CLD_STOPPED : CLD_CONTINUED, signo ? signo : SIGCONT);

	spin_lock(&tree->lock);
	if (signo && !p->signals.stopped) {
		spin_unlock(&tree->lock); /* it goes on already, and may have said so */
		return;
	}
	p->stop_signal = signo;
	p->continued = signo == 0;
	if (p->parent) {
		if (wants_stops(p->parent))
			signal_post_process(&p->parent->signals, SIGCHLD, &info);
		wake_all(&p->parent->child_events);
	}
	spin_unlock(&tree->lock);
}
