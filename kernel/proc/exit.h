/* SPDX-License-Identifier: MIT */
/* The end of threads and processes, and waiting for it. */
#pragma once

#include <stdint.h>

#include "kernel/abi/resource.h"
#include "kernel/abi/signal.h"
#include "kernel/proc/process.h"

/* Ends the current thread; `status` is the process's wait status if this is
 * its first thread and nothing else decides it. */
__attribute__((noreturn)) void process_thread_exit(int status);
/* Ends all threads of the current process with this wait status. */
__attribute__((noreturn)) void process_group_exit(int status);

/* The current process's parent learns that it stopped (signo) or continued
 * (0).  No lock held. */
void process_report_stop(int signo);

/* zombie.c: p has given everything back.  It becomes a zombie, or nothing if its
 * parent does not want to know; its children get another parent.  No lock held. */
void process_become_zombie(struct process_tree *tree, struct process *p);
/* What SIGCHLD tells of a child: its user, CLD_*, and its exit status or signal. */
siginfo_t process_child_info(struct process *child, int code, int status);
/* Puts the reference to each process of a list by sibling.  No lock held. */
void process_put_all(struct list *buried);

struct wait_result {
	uint32_t pid, user;
	int status;         /* as wait4 gives it */
	struct usage usage; /* of the child and those it waited for */
};

/* Waits for a child, which: P_ALL, P_PID or P_PGID and its number, options W*.
 * The pid, 0 with WNOHANG if none is ready, -ECHILD, -EINTR. */
long process_wait(int which, uint32_t id, int options, struct wait_result *out);
