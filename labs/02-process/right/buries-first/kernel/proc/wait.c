/* SPDX-License-Identifier: MIT */
/* wait4: finds a child that has something to tell, or sleeps until one has. */
#include "kernel/abi/errno.h"
#include "kernel/abi/wait.h"
#include "kernel/base/panic.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/exit.h"

enum found { NO_CHILDREN, NOT_YET, FOUND };

static bool
matches(const struct process *child, int which, uint32_t id, int options)
{
	bool other_kind = child->exit_signal != SIGCHLD;

	if (!(options & __WALL) && other_kind != !!((unsigned int)options & __WCLONE))
		return false;
	return which == P_ALL || (which == P_PID ? child->pid : child->pgrp) == id;
}

/* What the child has to tell under these options: true and its status. */
static bool
has_news(struct process *child, int options, int *status)
{
	if (child->state == PROCESS_ZOMBIE && (options & WEXITED))
		*status = child->status;
	else if (child->stop_signal && (options & WUNTRACED))
		*status = W_STOPCODE(child->stop_signal);
	else if (child->continued && (options & WCONTINUED))
		*status = 0xffff;
	else
		return false;
	return true;
}

static enum found
search(int which, uint32_t id, int options, struct process **found, int *status)
{
	enum found r = NO_CHILDREN;
	struct process *child;

	list_for_each(child, &current->process->children, sibling) {
		if (!matches(child, which, id, options))
			continue;
		if (child->state == PROCESS_ZOMBIE && !(options & WEXITED))
			continue; /* it will have no other news */
		r = NOT_YET;
		if (has_news(child, options, status)) {
			*found = child;
			return FOUND;
		}
	}
	return r;
}

/* The news is told once, except with WNOWAIT.  True: the tree's reference to
 * the child is the caller's. */
static bool
consume(struct process_tree *tree, struct process *child, int options, struct wait_result *out)
{
	bool keep = options & WNOWAIT;

	if (!keep && child->state == PROCESS_ZOMBIE) {
		current->process->reaped = usage_sum(current->process->reaped, out->usage);
		process_reap_locked(tree, child);
		return true;
	}
	if (!keep) {
		child->stop_signal = 0;
		child->continued = false;
	}
	return false;
}

long
process_wait(int which, uint32_t id, int options, struct wait_result *out)
{
	struct process_tree *tree = process_tree(current->world);
	struct wait_how how = { TRACE_REASON_WAIT, which == P_PID ? id : -1ul, .deadline = WAIT_FOREVER };
	struct process *child = NULL;
	enum found found;
	bool buried = false;
	int r = 0;

	spin_lock(&tree->lock);
	found = search(which, id, options, &child, &out->status);
	if (found == NOT_YET && !(options & WNOHANG))
		r = wait_until(&current->process->child_events, &tree->lock,
			       (found = search(which, id, options, &child, &out->status)) != NOT_YET, &how);
	if (found == FOUND) {
		r = 0;
		out->pid = child->pid;
		out->user = process_user(child);
		out->usage = usage_sum(process_usage(child), child->reaped);
		buried = consume(tree, child, options, out);
	}
	spin_unlock(&tree->lock);
	if (buried)
		process_put(child);
	if (r < 0)
		return r;
	return found == FOUND ? (long)out->pid : found == NO_CHILDREN ? -ECHILD : 0;
}
