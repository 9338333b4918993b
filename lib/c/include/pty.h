/* SPDX-License-Identifier: MIT */
/* Pseudo-terminals: a terminal whose other end is a program (also posix_openpt,
 * grantpt, unlockpt, ptsname in <stdlib.h>). */
#pragma once

#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* Both ends; name (or NULL) gets the slave's path, settings and size may be NULL. */
int openpty(int *master, int *slave, char *name, const struct termios *settings,
	    const struct winsize *size);
/* A new session with this terminal, which becomes descriptors 0, 1 and 2. */
int login_tty(int slave);
/* openpty, fork, and login_tty in the child. */
pid_t forkpty(int *master, char *name, const struct termios *settings, const struct winsize *size);
