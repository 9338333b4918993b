/* SPDX-License-Identifier: MIT */
/* Process groups and sessions: who gets a Ctrl-C, and kill(2). */
#include "kernel/abi/errno.h"
#include "kernel/ipc/mq.h"
#include "kernel/proc/cred.h"

struct reach {
	uint32_t pgrp;    /* 0: all but pid 1 and the sender */
	int signo;
	const siginfo_t *info;
	const struct cred *from; /* NULL: the kernel */
	unsigned int found, count;
	bool turns;       /* a thread, which may give [t] back; else an interrupt */
};

/* [t] */
static bool
reach_one(struct process *p, void *arg)
{
	struct process_tree *tree = process_tree(p->world);
	struct reach *r = arg;
	bool meant = r->pgrp ? p->pgrp == r->pgrp : p->pid != 1 && p != current->process;

	if (!meant)
		return true;
	r->found++;
	if (r->from && !cred_may_signal(r->from, p, r->signo))
		return true;
	r->count++;
	if (!r->signo || p->state != PROCESS_ALIVE)
		return true;
	if (!r->turns) {
		signal_post_process(&p->signals, r->signo, r->info);
		return true;
	}
	process_get(p);
	spin_unlock(&tree->lock);
	signal_post_process(&p->signals, r->signo, r->info);
	process_put(p);
	spin_lock(&tree->lock);
	return true;
}

long
group_signal(struct world *w, uint32_t pgrp, const struct cred *from, int signo, const siginfo_t *info)
{
	struct reach r = { pgrp, signo, info, from, 0, 0, preempt_count() == 0 };

	if (r.turns)
		mutex_lock(&process_tree(w)->members);
	process_each(w, reach_one, &r);
	if (r.turns)
		mutex_unlock(&process_tree(w)->members);
	return r.count ? 0 : r.found ? -EPERM : -ESRCH;
}

static long
kill_one(const struct cred *from, uint32_t pid, int signo, const siginfo_t *info)
{
	struct process *p = process_of(current->world, pid);
	long r;

	if (!p)
		return -ESRCH;
	r = cred_may_signal(from, p, signo) ? 0 : -EPERM;
	if (r == 0 && signo && p->state == PROCESS_ALIVE)
		signal_post_process(&p->signals, signo, info);
	process_put(p);
	return r;
}

/* mq_sender_hook */
static void
sender(siginfo_t *info)
{
	scoped(cred_put) struct cred *c = process_cred(current->process);

	*info = signal_info(0, SI_MESGQ, current->process->pid);
	info->si_uid = c->user.real;
}

void
group_init(void)
{
	mq_sender_hook = sender;
}

long
process_kill(int32_t pid, int signo)
{
	siginfo_t info = signal_info(signo, SI_USER, current->process->pid);
	uint32_t pgrp = pid == -1 ? 0 : pid == 0 ? current->process->pgrp : (uint32_t)-pid;
	struct cred *from;
	long r;

	if (signo < 0 || signo >= NSIG)
		return -EINVAL;
	from = process_cred(current->process);
	info.si_uid = from->user.real;
	r = pid > 0 ? kill_one(from, (uint32_t)pid, signo, &info)
		    : group_signal(current->world, pgrp, from, signo, &info);
	cred_put(from);
	return r;
}

static bool
group_exists(struct process_tree *tree, uint32_t pgrp, uint32_t session)
{
	struct process *p;

	list_for_each(p, &tree->processes, in_world)
		if (p->pgrp == pgrp && p->session == session)
			return true;
	return false;
}

/* [t] The caller itself or a child of it. */
static struct process *
find_family(struct process *self, uint32_t pid)
{
	struct process *child;

	if (pid == 0 || pid == self->pid)
		return self;
	list_for_each(child, &self->children, sibling)
		if (child->pid == pid)
			return child;
	return NULL;
}

static int
set_locked(struct process_tree *tree, struct process *p, uint32_t pgrp)
{
	struct process *self = current->process;

	if (p->session != self->session || p->session == p->pid)
		return -EPERM; /* a session leader stays in its group */
	if (p != self && p->executed)
		return -EACCES;
	if (pgrp != p->pid && !group_exists(tree, pgrp, self->session))
		return -EPERM;
	p->pgrp = pgrp;
	return 0;
}

int
group_set(uint32_t pid, uint32_t pgrp)
{
	struct process_tree *tree = process_tree(current->world);
	struct process *p;
	int r = -ESRCH;

	mutex_lock(&tree->members);
	spin_lock(&tree->lock);
	p = find_family(current->process, pid);
	if (p) /* a zombie may still be joined: a shell puts the next one of a pipeline into its group */
		r = set_locked(tree, p, pgrp ? pgrp : p->pid);
	spin_unlock(&tree->lock);
	mutex_unlock(&tree->members);
	return r;
}

long
group_new_session(void)
{
	struct process_tree *tree = process_tree(current->world);
	struct process *self = current->process, *p;
	long r = self->pid;

	mutex_lock(&tree->members);
	spin_lock(&tree->lock);
	list_for_each(p, &tree->processes, in_world)
		if (p->pgrp == self->pid && p->pid != 1)
			r = -EPERM;
	if (r > 0) {
		self->session = self->pgrp = self->pid;
		self->no_terminal = false;
	}
	spin_unlock(&tree->lock);
	mutex_unlock(&tree->members);
	return r;
}

/* [t] */
static bool
orphaned(struct process_tree *tree, uint32_t pgrp)
{
	struct process *p;

	list_for_each(p, &tree->processes, in_world)
		if (p->pgrp == pgrp && p->state == PROCESS_ALIVE && p->parent &&
		    p->parent->pgrp != p->pgrp && p->parent->session == p->session)
			return false;
	return true;
}

bool
group_orphaned(struct process *member)
{
	struct process_tree *tree = process_tree(member->world);
	bool r;

	spin_lock(&tree->lock);
	r = orphaned(tree, member->pgrp);
	spin_unlock(&tree->lock);
	return r;
}

/* [t] Nobody is left who could continue this group: if one of it is stopped,
 * all are told and continued. */
void
group_hang_up(struct process_tree *tree, uint32_t pgrp)
{
	bool stopped = false;
	struct process *p;

	list_for_each(p, &tree->processes, in_world)
		stopped |= p->pgrp == pgrp && p->state == PROCESS_ALIVE && p->signals.stopped;
	if (!stopped || !orphaned(tree, pgrp))
		return;
	list_for_each(p, &tree->processes, in_world)
		if (p->pgrp == pgrp && p->state == PROCESS_ALIVE) {
			signal_post_process(&p->signals, SIGHUP, NULL);
			signal_post_process(&p->signals, SIGCONT, NULL);
		}
}
