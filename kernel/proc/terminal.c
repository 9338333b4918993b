/* SPDX-License-Identifier: MIT */
/* What terminals and files ask about processes: groups, sessions, orphans,
 * whom to signal. */
#include "kernel/proc/terminal.h"

#include "kernel/dev/tty.h"
#include "kernel/ipc/async.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/process.h"

static void
signal_group(struct world *w, int pgrp, int signo)
{
	siginfo_t info = signal_info(signo, SI_KERNEL, 0);

	group_signal(w, (uint32_t)pgrp, NULL, signo, &info);
}

static int
own_group(void)
{
	return (int)current->process->pgrp;
}

static int
own_session(void)
{
	return current->process->no_terminal ? 0 : (int)current->process->session;
}

static bool
own_leader(void)
{
	return current->process->session == current->process->pid;
}

static void
give_up(void)
{
	current->process->no_terminal = true;
}

/* find[0]: a group; its session goes to find[1]. */
static bool
find_session(struct process *p, void *arg)
{
	int *find = arg;

	if (p->pgrp == (uint32_t)find[0])
		find[1] = (int)p->session;
	return find[1] == 0;
}

static int
session_of(int group)
{
	int find[2] = { group, 0 };

	process_each(current->world, find_session, find);
	return find[1];
}

static uint32_t
own_user(void)
{
	struct cred *c = process_cred(current->process);
	uint32_t user = c->user.fs;

	cred_put(c);
	return user;
}

static bool
own_group_orphaned(void)
{
	return group_orphaned(current->process);
}

static void
notify_thread(struct world *w, uint32_t tid, const struct cred *from, const siginfo_t *info)
{
	struct thread *t = thread_find(w, tid);

	if (t && t->process && cred_may_signal(from, t->process, info->si_signo))
		signal_post_thread(t, info->si_signo, info);
	if (t)
		thread_put(t);
}

/* A file's signal goes to a process, or (negative) a group, or a thread. */
static void
notify_owner(struct world *w, int owner, bool thread, const struct cred *from, const siginfo_t *info)
{
	struct process *p;

	if (thread) {
		notify_thread(w, (uint32_t)owner, from, info);
		return;
	}
	if (owner < 0) {
		group_signal(w, (uint32_t)-owner, from, info->si_signo, info);
		return;
	}
	p = process_find(w, (uint32_t)owner);
	if (p && p->state == PROCESS_ALIVE && cred_may_signal(from, p, info->si_signo))
		signal_post_process(&p->signals, info->si_signo, info);
	if (p)
		process_put(p);
}

void
terminal_init(void)
{
	async_post_hook = notify_owner;
	tty_signal_hook = signal_group;
	tty_group_hook = own_group;
	tty_session_hook = own_session;
	tty_session_of_hook = session_of;
	tty_leader_hook = own_leader;
	tty_give_up_hook = give_up;
	tty_user_hook = own_user;
	tty_orphaned_hook = own_group_orphaned;
}
