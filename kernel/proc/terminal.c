/* SPDX-License-Identifier: MIT */
/* What the terminal asks about processes: groups, sessions, orphans. */
#include "kernel/proc/terminal.h"

#include "kernel/dev/tty.h"
#include "kernel/proc/process.h"

static void
signal_group(struct world *w, int pgrp, int signo)
{
	siginfo_t info = signal_info(signo, SI_KERNEL, 0);

	group_signal(w, (uint32_t)pgrp, signo, &info);
}

static int
own_group(void)
{
	return (int)current->process->pgrp;
}

static int
own_session(void)
{
	return (int)current->process->session;
}

static bool
own_group_orphaned(void)
{
	return group_orphaned(current->process);
}

void
terminal_init(void)
{
	tty_signal_hook = signal_group;
	tty_group_hook = own_group;
	tty_session_hook = own_session;
	tty_orphaned_hook = own_group_orphaned;
}
