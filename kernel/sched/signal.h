/* SPDX-License-Identifier: MIT */
/* Posting signals: set one pending, wake the thread that shall take it.
 * Delivery (frames, handlers, default actions) is in proc. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/abi/signal.h"
#include "kernel/base/spinlock.h"
#include "kernel/sched/thread.h"

/* One per process, shared by its threads. */
struct signal_state {
	struct spinlock lock;
	sigset_t pending;              /* [lock] for the process */
	struct sigaction_kernel action[64]; /* [lock] index signo-1 */
	siginfo_t info[64];            /* [lock] of the pending instance */
	struct list threads;           /* [lock] struct thread by signal_link... see process_link */
};

/* Posts to one thread / to a process (any thread that does not block it).
 * info may be NULL.  Ignored signals are dropped at once (not SIGKILL,
 * SIGSTOP).  Any context, below RANK_SIGNAL. */
void signal_post_thread(struct thread *t, int signo, const siginfo_t *info);
void signal_post_process(struct signal_state *s, int signo, const siginfo_t *info);
/* Something deliverable is pending for the current thread, or it is killed. */
bool signal_pending(void);
