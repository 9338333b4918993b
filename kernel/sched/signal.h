/* SPDX-License-Identifier: MIT */
/* Posting signals: set one pending, wake the thread that shall take it.
 * Delivery (frames, handlers, default actions) is in proc.
 *
 *     signal_post_process(s, SIGINT, NULL);      any context
 *         pending bit set; some thread of s->threads that does not block it
 *         gets t->interrupt and is woken, its wait ends with -EINTR;
 *         on its way to user mode it takes the signal:
 *     signo = signal_take(s, set, &info);
 *
 * SIGKILL is never pending: it ends the whole group at once, whatever its
 * threads do (signal_end_group). */
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
#define SIGNAL_FAULTS \
	(SIGNAL_BIT(SIGSEGV) | SIGNAL_BIT(SIGBUS) | SIGNAL_BIT(SIGILL) | SIGNAL_BIT(SIGTRAP) | SIGNAL_BIT(SIGFPE) | \
	 SIGNAL_BIT(SIGSYS))
#define SIGNAL_UNBLOCKABLE (SIGNAL_BIT(SIGKILL) | SIGNAL_BIT(SIGSTOP))
#define GROUP_RUNS (-1)

/* What becomes of a system call that a signal interrupted (thread.restart).
 * Without a handler to run (a stop and continuation, a signal that another
 * thread took) it always starts again, and nobody notices. */
enum restart {
	RESTART_NOTHING,    /* it was not interrupted, or it is EINTR always */
	RESTART_IF_ASKED,   /* again after a handler with SA_RESTART, else EINTR */
	RESTART_NO_HANDLER, /* EINTR after any handler */
	RESTART_ALWAYS,     /* again after any handler */
};

/* One per process, shared by its threads.  [s] is its lock. */
struct signal_state {
	struct spinlock lock;
	sigset_t pending;                /* [s] for the process */
	struct list queue;               /* [s] siginfo of all that is pending */
	unsigned int queued;             /* [s] of them, and timers that may have one there */
	_Atomic uint64_t queued_most;    /* proc sets it: RLIMIT_SIGPENDING */
	struct k_sigaction action[NSIG]; /* [s] by signal number */
	struct list threads;             /* [s] by struct thread.process_link */
	unsigned int thread_count;       /* [s] */
	int group_end;                   /* [s] wait status all threads end with, or GROUP_RUNS */
	int stopped;                     /* [s] the signal that stopped the group, or 0 */
	bool continued;                  /* [s] SIGCONT ended a stop; the parent is not told yet */
	bool protected;                  /* [c] a world's pid 1: unhandled signals do nothing */
	struct waitq changed;            /* threads left; the stop ended */
};

/* A pending signal and its details.  Allocated when it is posted, but those of
 * a timer, which hears when its entry left the queue: taken by a thread, which
 * gets *info, or (NULL) dropped. */
struct signal_entry {
	struct list_node link; /* [s] */
	uint32_t tid;          /* [s] whose; 0: the process's */
	siginfo_t info;        /* [s] */
	void (*left)(struct signal_entry *e, siginfo_t *info); /* constant; [s] held */
};

void signal_state_init(struct signal_state *s);
/* For fork: the same actions and limit, nothing pending. */
void signal_state_copy(struct signal_state *to, struct signal_state *from);
/* Frees what is still queued. */
void signal_state_drop(struct signal_state *s);

/* Enters t into the group; -EAGAIN when the group, or the caller, is ending. */
int signal_join(struct signal_state *s, struct thread *t);
/* Takes the current thread out; what it was woken for goes to another thread.
 * How many threads are left. */
unsigned int signal_leave(struct signal_state *s);

/* Posts to one thread / to a process (any thread that does not block it).
 * info may be NULL.  Ignored signals are dropped at once.  Any context, below
 * RANK_SIGNAL.  -EAGAIN: a real-time signal with details, for which the queue has no
 * room; others then arrive without theirs. */
int signal_post_thread(struct thread *t, int signo, const siginfo_t *info);
int signal_post_process(struct signal_state *s, int signo, const siginfo_t *info);
/* s->lock held.  Room in the queue for a timer's signal, until it is given back. */
bool signal_reserve(struct signal_state *s);

/* Posts an entry that is not in the queue, to a thread of s or (tid 0) any.
 * False: it is not queued, but ignored or nobody's.  s->lock held. */
bool signal_post_entry(struct signal_state *s, uint32_t tid, struct signal_entry *e);
/* Takes it back, if it is queued.  s->lock held. */
void signal_withdraw(struct signal_state *s, struct signal_entry *e);

/* Woken when any process of w gets a signal: signalfd.  One for all, because an
 * epoll may outlive the process whose signals it was to hear of. */
struct waitq *world_signals(struct world *w);

/* All threads end with this wait status; the first call decides it. */
void signal_end_group(struct signal_state *s, int status);
/* All threads but the current one end, the group goes on (exec).  -EINTR if
 * the current one is itself ending. */
int signal_end_others(struct signal_state *s);

/* Something deliverable is pending for the current thread, or it is killed. */
bool signal_pending(void);
/* s->lock held: t->interrupt becomes what pending signals, mask, stop and kill
 * say now. */
void signal_recalculate(struct signal_state *s, struct thread *t);
/* Replaces the current thread's mask; the old one. */
sigset_t signal_set_mask(sigset_t mask);
/* Takes the lowest pending signal of `set` for the current thread: its number,
 * or 0.  s->lock held. */
int signal_take(struct signal_state *s, sigset_t set, siginfo_t *info);

/* Forgets what of `set` is pending, for the process and for each thread.
 * s->lock held. */
void signal_discard(struct signal_state *s, sigset_t set);

/* What a signal without handler does. */
enum signal_default { SIGNAL_ENDS, SIGNAL_DUMPS, SIGNAL_IGNORED, SIGNAL_STOPPED, SIGNAL_CONTINUES };
enum signal_default signal_default_action(int signo);
/* A siginfo from a kill-like sender, the rest zero. */
siginfo_t signal_info(int signo, int code, uint32_t pid);
