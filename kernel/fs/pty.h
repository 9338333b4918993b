/* SPDX-License-Identifier: MIT */
/* Pseudo-terminals: /dev/ptmx makes one; its other end is /dev/pts/NUMBER. */
#pragma once

#include "kernel/dev/tty.h"
#include "kernel/fs/inode.h"

struct pty;

void pty_register(void);               /* /dev/ptmx */
void pty_outline(void);                /* /dev/pts */

/* Opens the caller's controlling terminal for f, if it is a pty. */
bool pty_open_controlling(struct file *f);
/* The leader of a session ended: its terminal is free, whose foreground group gets
 * SIGHUP. */
void pty_leave_session(struct world *w, int session);
/* The caller, who leads a session without a terminal, gets t for it, if t controls no other; -EPERM. */
long pty_take_control(struct tty *t);
void pty_close_slave(struct pty *p);
struct tty *pty_tty(struct pty *p);

/* Of every open terminal; f->data is a pty, or NULL: the console (console.c). */
extern const struct file_ops tty_ops;
