/* SPDX-License-Identifier: MIT */
/* The terminal from inside: shared by tty.c (bytes) and tty_control.c (groups,
 * settings).  Legend: [t] lock */
#pragma once

#include "kernel/abi/ioctl.h"
#include "kernel/dev/line.h"
#include "kernel/dev/tty.h"
#include "kernel/sync/mutex.h"

struct tty {
	struct spinlock lock;
	struct line line;        /* [t] */
	struct winsize size;     /* [t] */
	int group;               /* [t] in the foreground; 0: none */
	int session;             /* [t] whose controlling terminal this is; 0: none */
	bool ended;              /* [t] no more input */
	struct mutex reading, writing;
};
extern struct tty tty;

/* The caller is in a world that has a terminal. */
bool tty_is_ours(void);
void tty_signal(int group, int signo); /* group 0, signo 0: nothing */
/* In the foreground, or no job control: 0.  In the background the whole group
 * gets the signal and the call is interrupted (-EINTR), or -EIO if nobody could
 * continue it; 1 if the caller blocks or ignores that signal. */
int tty_check_foreground(int signo);
