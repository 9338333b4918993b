/* SPDX-License-Identifier: MIT */
/* The terminal: live input through the line discipline to those who read
 * /dev/console, their output to the host, signals to the foreground group. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/base/world.h"
#include "kernel/mm/user.h"
#include "kernel/sched/wait.h"

void tty_init(void);

/* From the UART's interrupt. */
void tty_input(uint8_t byte);
void tty_input_end(void);
void tty_resize(uint16_t rows, uint16_t columns);

/* As read(2) of a terminal: in canonical mode a line at most.  0 at the end of
 * input, -EAGAIN, -EINTR, -EIO (in the background and cannot be stopped),
 * -EFAULT.  Only the boot world has a terminal: in others input is at its end. */
long tty_read(uptr to, size_t n, bool nonblocking);
long tty_write(uptr from, size_t n);
long tty_ioctl(unsigned int request, uptr arg);
bool tty_ready(void); /* a read would not wait */
extern struct waitq tty_readers;

/* Groups and sessions are known higher up; proc registers these.  The signal
 * goes to every process of the group, from an interrupt, too.  Without the
 * others there is no job control. */
extern void (*tty_signal_hook)(struct world *w, int pgrp, int signo);
extern int (*tty_group_hook)(void);      /* the caller's group */
extern int (*tty_session_hook)(void);    /* the caller's session */
extern bool (*tty_orphaned_hook)(void);  /* nobody is left to continue the caller's group */
