/* SPDX-License-Identifier: MIT */
/* Terminals: input through the line discipline to those who read, their output
 * to whatever is at the other end, signals to the foreground group.  The console's
 * other end is the host; a pty's is a program (fs/pty.c). */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/abi/ioctl.h"
#include "kernel/base/world.h"
#include "kernel/dev/line.h"
#include "kernel/mm/user.h"
#include "kernel/sync/mutex.h"

/* Legend: [t] lock  [c] constant */
struct tty {
	struct spinlock lock;
	struct line line;        /* [t] */
	struct winsize size;     /* [t] */
	int group;               /* [t] in the foreground; 0: none */
	int session;             /* [t] whose controlling terminal this is; 0: none */
	bool exclusive;          /* [t] nobody but root may open it */
	bool ended;              /* [t] no more input */
	bool hung_up;            /* [t] nobody is at the other end any more */
	struct mutex reading, writing;
	struct waitq readers;    /* wait for input */
	struct waitq writers;    /* wait for the other end to take output, or input */
	struct world *world;     /* [c] whose processes; NULL: the boot world's */
	/* [c] Takes what it can of n bytes and says how many; with n 0 how many it
	 * would take.  [t] held if `pty`; else it takes all, in any context. */
	size_t (*output)(struct tty *t, const char *bytes, size_t n);
	bool pty;                /* [c] output may have to wait */
};
extern struct tty console;

void tty_setup(struct tty *t, size_t (*output)(struct tty *t, const char *bytes, size_t n));
void tty_init(void); /* the console */

/* The console's input, from the UART's interrupt. */
void tty_input(struct tty *t, uint8_t byte);
void tty_input_end(struct tty *t);
void tty_resize(uint16_t rows, uint16_t columns);

/* As read(2) of a terminal: in canonical mode a line at most.  0 at the end of
 * input, -EAGAIN, -EINTR, -EIO (in the background and cannot be stopped),
 * -EFAULT.  Another world than t's finds its input at its end. */
long tty_read(struct tty *t, uptr to, size_t n, bool nonblocking);
long tty_write(struct tty *t, uptr from, size_t n, bool nonblocking); /* also -EIO: hung up */
long tty_ioctl(struct tty *t, unsigned int request, uptr arg);
/* The same from the other end, which no job control holds up. */
long tty_set(struct tty *t, unsigned int request, uptr arg);
unsigned int tty_poll(struct tty *t); /* POLLIN... */
/* Nobody is at the other end any more: SIGHUP to the session, input ends. */
void tty_hang_up(struct tty *t);
/* It becomes the controlling terminal of the caller's session. */
void tty_control(struct tty *t);
/* It controls that session no more, if it did: the foreground group, or 0. */
int tty_leave(struct tty *t, int session);
/* It is the caller's controlling terminal. */
bool tty_controls(struct tty *t);

/* Groups and sessions are known higher up; proc registers these.  The signal
 * goes to every process of the group, from an interrupt, too.  Without the
 * others there is no job control. */
extern void (*tty_signal_hook)(struct world *w, int pgrp, int signo);
extern int (*tty_group_hook)(void);      /* the caller's group */
extern int (*tty_session_hook)(void);    /* the caller's session; 0: it gave its terminal up */
extern bool (*tty_leader_hook)(void);    /* the caller leads it */
extern void (*tty_give_up_hook)(void);
extern int (*tty_session_of_hook)(int pgrp); /* 0: no such group */
extern uint32_t (*tty_user_hook)(void);  /* the caller's user */
extern bool (*tty_orphaned_hook)(void);  /* nobody is left to continue the caller's group */
