/* SPDX-License-Identifier: MIT */
/* Shared by tty.c (bytes) and tty_control.c (groups, settings). */
#pragma once

#include "kernel/dev/tty.h"

/* The caller is in a world that has this terminal. */
bool tty_is_ours(struct tty *t);
void tty_signal(struct tty *t, int group, int signo); /* group 0, signo 0: nothing */
/* In the foreground, or no job control: 0.  In the background the whole group
 * gets the signal and the call is interrupted (-EINTR), or -EIO if nobody could
 * continue it; 1 if the caller blocks or ignores that signal. */
int tty_check_foreground(struct tty *t, int signo);
