/* SPDX-License-Identifier: MIT */
/* The last step of a process: children go to another parent; then ZOMBIE and
 * SIGCHLD in one step under the tree lock:
 *
 *     child                               parent in wait4
 *     lock tree                           in child_events' queue
 *     ZOMBIE, SIGCHLD, wake               lock tree; sees ZOMBIE, reaps
 *     unlock                              unlock
 *
 * The parent looks under the lock the child changes its state under: it sees
 * the zombie or is woken. */
#include "kernel/abi/wait.h"
#include "kernel/proc/exit.h"

static siginfo_t
end_info(struct process *child)
{
	int status = child->status;

	if (WIFEXITED(status))
		return process_child_info(child, CLD_EXITED, WEXITSTATUS(status));
	return process_child_info(child, WCOREDUMP(status) ? CLD_DUMPED : CLD_KILLED, WTERMSIG(status));
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

void
process_become_zombie(struct process_tree *tree, struct process *p)
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
	process_put_all(&buried);
}
