/* SPDX-License-Identifier: MIT */
/* As whom a process acts, and what it may do to other processes. */
#pragma once

#include "kernel/proc/process.h"

void process_cred_init(void);
/* p's, with a reference. */
struct cred *process_cred(struct process *p);
uint32_t process_user(struct process *p); /* the real one */
/* Has the current process this capability? */
bool process_can(int capability);
/* `new` takes the place of `old` unless another thread was faster: false, and
 * the reference to new stays the caller's. */
bool process_change_cred(const struct cred *old, struct cred *new);
/* What exec of this file makes of the current process's: a new one, or NULL (no
 * memory). */
struct cred *exec_cred(struct inode *program);
/* May c send signo (0: asking only) to p?  For any context below RANK_PROCESS. */
bool cred_may_signal(const struct cred *c, struct process *p, int signo);
/* May the current process look into p's memory and what tells of it? */
bool process_may_look(struct process *p);
