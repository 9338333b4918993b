/* SPDX-License-Identifier: MIT */
/* Posting signals: set one pending, wake the thread that shall take it.
 * Delivery (frames, handlers, default actions) is in proc.
 *
 *     signal_post_process(s, SIGINT, NULL);      any context
 *       pending bit set; some thread of s->threads that does not block SIGINT
 *       gets t->interrupt and is woken; its wait ends with -EINTR;
 *       on its way to user mode it takes the signal:
 *     signo = signal_take(s, &info, &action);
 *
 * SIGKILL is not queued: it ends the whole group at once (signal_end_group),
 * whatever its threads do. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/abi/signal.h"
#include "kernel/base/spinlock.h"
#include "kernel/sched/thread.h"
#include "kernel/sched/wait.h"

#define SIGNAL_BIT(signo) (1ull << ((signo) - 1))
#define SIGNAL_STOPS \
	(SIGNAL_BIT(SIGSTOP) | SIGNAL_BIT(SIGTSTP) | SIGNAL_BIT(SIGTTIN) | SIGNAL_BIT(SIGTTOU))
#define SIGNAL_UNBLOCKABLE (SIGNAL_BIT(SIGKILL) | SIGNAL_BIT(SIGSTOP))
#define GROUP_RUNS (-1)

/* One per process, shared by its threads.  [s] is its lock. */
struct signal_state {
	struct spinlock lock;
	sigset_t pending;                   /* [s] for the process */
	struct list queue;                  /* [s] struct signal_entry: siginfo of what is pending */
	struct k_sigaction action[NSIG];    /* [s] by signal number */
	struct list threads;                /* [s] by struct thread.process_link */
	unsigned int thread_count;          /* [s] */
	int group_end;                      /* [s] wait status with which all threads end, or GROUP_RUNS */
	int stopped;                        /* [s] signal that stopped the group, or 0 */
	bool stop_reported, continue_reported; /* [s] wait4 was told, or has nothing to be told */
	struct waitq stop_queue;            /* stopped threads; threads in sigtimedwait */
	/* Tells the parent of a stop or continuation; under no lock.  Set by proc. */
	void (*changed)(struct signal_state *s);
};

void signal_state_init(struct signal_state *s);
/* Enters t into the group.  -EAGAIN when the group is ending. */
int signal_join(struct signal_state *s, struct thread *t);
/* Takes the current thread out, what is pending for it alone with it; what it
 * was woken for goes to another thread.  How many are left. */
unsigned int signal_leave(struct signal_state *s);
/* Frees what is still queued. */
void signal_state_drop(struct signal_state *s);

/* Posts to one thread / to a process (any thread that does not block it).
 * info may be NULL.  Ignored signals are dropped at once (not SIGKILL,
 * SIGSTOP).  Any context, below RANK_SIGNAL. */
void signal_post_thread(struct thread *t, int signo, const siginfo_t *info);
void signal_post_process(struct signal_state *s, int signo, const siginfo_t *info);

/* All threads end with this wait status; the first call decides it. */
void signal_end_group(struct signal_state *s, int status);
/* All threads but the current one end; the group goes on (exec). */
void signal_end_others(struct signal_state *s);

/* Something deliverable is pending for the current thread, or it is killed. */
bool signal_pending(void);
/* For the current thread, s->lock held: sets t->interrupt to what pending
 * signals, mask, stop and kill say now. */
void signal_recalculate(struct thread *t);
/* Replaces the current thread's mask; the old one. */
sigset_t signal_set_mask(sigset_t mask);
/* Takes the lowest pending signal of `set` for the current thread: its number,
 * or 0.  s->lock held. */
int signal_take(struct signal_state *s, sigset_t set, siginfo_t *info);
/* What an unhandled signal does. */
enum signal_default { SIGNAL_ENDS, SIGNAL_DUMPS, SIGNAL_IGNORED, SIGNAL_STOPPED, SIGNAL_CONTINUES };
enum signal_default signal_default_action(int signo);
/* A siginfo from its parts, the rest zero. */
siginfo_t signal_info(int signo, int code, uint32_t pid);
