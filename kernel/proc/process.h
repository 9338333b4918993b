/* SPDX-License-Identifier: MIT */
/* A process: a family of threads that share memory, descriptors and signals,
 * and a place in its world's tree.
 *
 *   ALIVE    has threads                        -> ZOMBIE by its last thread
 *   ZOMBIE   only pid and wait status are left  -> REAPED by wait4, by a parent
 *            that ignores SIGCHLD, or when the world ends
 *   REAPED   in no list; memory goes with the last reference
 *
 * A world's pid 1 is parent of all orphans.  When it ends, every other process
 * of the world is killed and reaped first; then the world is over.
 *
 * Locks, outermost first:
 *   process_tree.members    births and groups stay as they are: a mutex
 *   [t] process_tree.lock   the tree, groups, states, wait statuses
 *   [p] process.lock        what /proc and other threads may look at meanwhile
 *   [s] signals.lock        threads, pending signals, actions (sched/signal.h)
 * [c] constant after creation, [a] atomic. */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "kernel/abi/resource.h"
#include "kernel/base/spinlock.h"
#include "kernel/fs/fs.h"
#include "kernel/proc/itimer.h"
#include "kernel/ipc/cred.h"
#include "kernel/sched/signal.h"
#include "kernel/sched/thread.h"
#include "kernel/sched/timer.h"
#include "kernel/sched/wait.h"
#include "kernel/sync/mutex.h"
#include "lib/base/list.h"

#define TICK_NS 10000000ull   /* what /proc and times() count in: CLK_TCK is 100 */

enum process_state { PROCESS_ALIVE, PROCESS_ZOMBIE, PROCESS_REAPED };

struct usage {
	uint64_t run_ns, ready_ns, switches, syscalls;
};

/* Where names start, and the umask; processes share it after clone(CLONE_FS). */
struct places {
	struct spinlock lock;
	atomic_uint refs;         /* [a] */
	struct fs_context fs;     /* [lock] references; its cred is not used */
};

struct process {
	uint32_t pid;              /* [c] */
	struct world *world;       /* [c] no reference: its threads hold it */
	atomic_uint refs;          /* [a] one per thread, one of the tree */
	struct signal_state signals;
	int64_t began;             /* [c] monotonic time of its world */

	enum process_state state;  /* [t] */
	struct process *parent;    /* [t] NULL: pid 1 */
	struct list children;      /* [t] by sibling */
	struct list_node sibling;  /* [t] */
	struct list_node in_world; /* [t] */
	uint32_t pgrp, session;    /* [t] */
	bool no_terminal;          /* [t] it gave up the one that controls its session */
	int exit_signal;           /* [t] what the parent gets */
	int status;                /* [t] wait status, of a zombie */
	int stop_signal;           /* [t] stopped by it and not waited for yet, or 0 */
	bool continued;            /* [t] continued and not waited for yet */
	uint32_t tasks;            /* [t] threads, and those that are being made; zombie: 1 */
	bool reaper;               /* [t] adopts orphans among its descendants (PR_SET_CHILD_SUBREAPER) */
	bool executed;             /* [t] execve since fork: setpgid no more */
	struct usage reaped;       /* [t] of children that were waited for */
	struct waitq child_events; /* its threads in wait4 */

	struct spinlock lock;      /* [p] */
	struct mm *mm;             /* [p] one reference; NULL: ended */
	struct files *files;       /* [p] likewise */
	struct places *places;     /* [p] one reference; NULL: ended */
	struct cred *cred;         /* [p] one reference */
	bool secret;               /* [p] others of its user may not look into it */
	struct inode *exe;         /* [p] program_get, or NULL */
	char *cmdline;             /* [p] argv, NUL after each */
	size_t cmdline_size;       /* [p] */
	struct usage ended;        /* [p] of threads that ended */
	char name[16];             /* [p] of the last thread, once it ended */
	int leader_status;         /* [p] wait status if no group exit decides it */
	bool vfork_done;           /* [p] memory is given back to the vfork parent */
	struct waitq vfork_wait;
	struct itimer alarm;       /* ITIMER_REAL */
	struct list timers;        /* [s] struct itimer of timer_create */
	int timer_count, last_timer; /* [s] how many; the number given last */
	unsigned int outlook;      /* stuck.c: what its last look found */
	struct rlimit limit[RLIM_NLIMITS]; /* [p]; a soft one is read without it */
	int64_t cpu_check;         /* [p] clock time at which to look at RLIMIT_CPU again, or CPU_CHECK_NEVER */
	uint32_t cpu_warnings;     /* [p] SIGXCPU sent so far */
};

/* One per world, in slot WORLD_PROC. */
struct process_tree {
	struct spinlock lock;   /* [t] */
	struct mutex members;   /* while it is held nobody is born or changes its group */
	struct list processes;  /* [t] in order of birth */
	struct list visits;     /* [t] process_each that are going on */
	struct process *init;   /* [t] pid 1, or NULL */
	uint64_t tasks;         /* [t] of all processes */
	bool over;              /* [t] pid 1 ends: nobody is born any more */
	bool empty;             /* [t] pid 1 has gone, after all others */
	int status;             /* [t] pid 1's wait status */
	bool parked;            /* [t] pid 1 waits to begin the program again (image.h) */
	struct image *image;    /* [c] of a domain that may be begun again, or NULL */
	struct waitq changed;   /* a process was reaped; the world is empty */
	uint64_t stuck;         /* stuck.c: what its last look found, in short */
};

static inline struct process_tree *
process_tree(struct world *w)
{
	return w->slot[WORLD_PROC];
}

/* A process of w with nothing in it, one reference, in no tree; or NULL. */
struct process *process_alloc(struct world *w);
struct process *process_get(struct process *p);
void process_put(struct process *p);
SCOPED(struct process *, process_put)

/* Makes t a thread of p (t in state NEW): its references to process and mm. */
int process_adopt(struct process *p, struct thread *t);
/* Adopts t, whose number p gets, and enters p into its world's tree under `parent` (NULL: it
 * becomes pid 1). -EAGAIN when the world ends; -EINTR when the parent has a signal to take first:
 * one for the whole group must not miss the child. Then t is to be discarded. */
int process_enter(struct process *p, struct thread *t, struct process *parent);

/* Gives back memory, descriptors, directories and program.  The current thread
 * must not use p->mm any more. */
void process_release(struct process *p);
void process_put_mm(struct mm *mm); /* a process's reference */

/* A process of w that is not reaped, with a reference, or NULL. */
struct process *process_find(struct world *w, uint32_t pid);
/* Likewise by the number of any of its threads. */
struct process *process_of(struct world *w, uint32_t tid);
/* A process, group or session of w has this number. */
bool process_number_used(struct world *w, uint32_t number);
/* Every process of w in order of birth, until fn returns false.  fn is called with [t]
 * held and may give it back for a moment, as process_each does (not in interrupts). */
void process_each(struct world *w, bool (*fn)(struct process *p, void *arg), void *arg);
/* Takes a zombie out of the tree.  [t] held; the tree's reference goes to the
 * caller, who puts it after unlocking. */
void process_reap_locked(struct process_tree *tree, struct process *p);

/* References to take while p may be changing. */
struct mm *process_mm(struct process *p);       /* or NULL */
struct inode *process_exe(struct process *p);   /* a reference to look at it by, or NULL */
/* The current process's root, cwd and umask, for one system call. */
/* Takes over a context without cred, also when there is no memory (NULL). */
struct places *places_create(struct fs_context fs);
void process_fs_get(struct fs_context *out);
void process_fs_put(struct fs_context *fs);
/* The current thread's %fs and %gs bases in user mode. */
void process_set_bases(uint64_t fs, uint64_t gs);
/* CPU time and counts: of ended and living threads; of one. */
struct usage process_usage(struct process *p);
struct usage thread_usage(struct thread *t);
struct usage usage_sum(struct usage a, struct usage b);

/* The parent of a vfork may go on: p has memory of its own, or ends. */
void process_vfork_done(struct process *p);

/* Process groups (group.c). */
int group_set(uint32_t pid, uint32_t pgrp);      /* setpgid */
long group_new_session(void);                    /* setsid */
/* No member has a parent in another group of the session: nobody is there who
 * could continue it after a stop. */
bool group_orphaned(struct process *member);
void group_hang_up(struct process_tree *tree, uint32_t pgrp);
/* Posts to every process of a group (pgrp 0: all but pid 1 and the sender); nobody
 * is born or changes its group meanwhile.  0; -EPERM: there are some, but `from` (NULL:
 * the kernel) may signal none; -ESRCH.  Threads and timers; no spinlock held. */
struct cred;
long group_signal(struct world *w, uint32_t pgrp, const struct cred *from, int signo,
		  const siginfo_t *info);
/* kill(2): pid > 0, 0, -1, < -1. */
void group_init(void);
long process_kill(int32_t pid, int signo);

