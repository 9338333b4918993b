/* SPDX-License-Identifier: MIT */
/* Exit: a thread leaves its process; the last one ends the process.
 *
 *   thread  clear_child_tid and robust list -> off the signal group ->
 *           memory -> thread_exit
 *   last    files, memory, directories are given back first, so whoever sees
 *           the zombie finds them free; children go to pid 1; then ZOMBIE and
 *           SIGCHLD in one step under the tree lock:
 *
 *     child                               parent in wait4
 *     lock tree                           in child_events' queue
 *     ZOMBIE, SIGCHLD, wake               lock tree; sees ZOMBIE, reaps
 *     unlock                              unlock
 *   The parent looks under the lock the child changes its state under: it
 *   sees the zombie or is woken. */
#include "kernel/proc/exit.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/wait.h"
#include "kernel/base/panic.h"
#include "kernel/base/trace.h"
#include "kernel/fs/pty.h"
#include "kernel/ipc/mq.h"
#include "kernel/proc/hooks.h"
#include "kernel/proc/limits.h"
#include "kernel/proc/seccomp.h"
#include "kernel/proc/strace.h"
#include "kernel/sync/futex.h"
#include "lib/base/string.h"

/* The current thread stops using user memory. */
static void
leave_memory(void)
{
	struct mm *mm = current->mm;

	if (!mm)
		return;
	preempt_disable();
	current->mm = NULL;
	mm_activate(NULL);
	preempt_enable();
	mm_put(mm);
}

/* What a parent gets to know of a child's end, stop or continuation. */
static siginfo_t
child_info(const struct process *child, int code, int status)
{
	siginfo_t info = signal_info(SIGCHLD, code, child->pid);

	info.si_status = status;
	return info;
}

static siginfo_t
end_info(const struct process *child)
{
	int status = child->status;

	if (WIFEXITED(status))
		return child_info(child, CLD_EXITED, WEXITSTATUS(status));
	return child_info(child, WCOREDUMP(status) ? CLD_DUMPED : CLD_KILLED, WTERMSIG(status));
}

/* Whether the parent does not want to wait for its children. */
static bool
parent_ignores(struct process *parent)
{
	struct signal_state *s = &parent->signals;
	bool ignores;

	spin_lock(&s->lock);
	ignores = s->action[SIGCHLD].handler == SIG_IGN ||
		  (s->action[SIGCHLD].flags & SA_NOCLDWAIT);
	spin_unlock(&s->lock);
	return ignores;
}

/* [t] p is a zombie with a parent: tells it, or buries p at once.  True if p's
 * tree reference is the caller's to put. */
static bool
hand_to_parent(struct process_tree *tree, struct process *p)
{
	siginfo_t info = end_info(p);
	bool buried = tree->over || parent_ignores(p->parent);

	if (p->exit_signal && !tree->over)
		signal_post_process(&p->parent->signals, p->exit_signal, &info);
	wake_all(&p->parent->child_events);
	if (buried)
		process_reap_locked(tree, p);
	return buried;
}

/* [t] The nearest ancestor that asked for orphans, or pid 1. */
static struct process *
adopter(struct process_tree *tree, struct process *p)
{
	while ((p = p->parent) && !(p->reaper && p->state == PROCESS_ALIVE))
		;
	return p ? p : tree->init;
}

/* [t] Children get another parent; zombies among them go onto *buried if nobody
 * will wait for them. */
static void
orphan_children(struct process_tree *tree, struct process *p, struct list *buried)
{
	struct process *parent = adopter(tree, p);
	struct list_node *node;

	while ((node = list_pop_front(&p->children))) {
		struct process *child = container_of(node, struct process, sibling);

		child->parent = parent;
		child->exit_signal = SIGCHLD;
		list_push_back(&parent->children, &child->sibling);
		group_hang_up(tree, child->pgrp);
		if (child->state == PROCESS_ZOMBIE && hand_to_parent(tree, child))
			list_push_back(buried, &child->sibling);
	}
}

static void
put_all(struct list *buried)
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
	put_all(&buried);
}

/* The last step of an ordinary process: a zombie that its parent knows of. */
static void
become_zombie(struct process_tree *tree, struct process *p)
{
	struct list buried = LIST_INIT(buried);

	spin_lock(&tree->lock);
	orphan_children(tree, p, &buried);
	p->state = PROCESS_ZOMBIE;
	p->stop_signal = 0;
	p->continued = false;
	group_hang_up(tree, p->pgrp);
	if (hand_to_parent(tree, p))
		list_push_back(&buried, &p->sibling);
	spin_unlock(&tree->lock);
	put_all(&buried);
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
		become_zombie(tree, p);
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
	siginfo_t info = child_info(p, signo ? CLD_STOPPED : CLD_CONTINUED, signo ? signo : SIGCONT);

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
