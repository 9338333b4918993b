/* SPDX-License-Identifier: MIT */
/* A thread: what the scheduler switches between.
 *
 * States (guarded by the lock of the run queue of t->cpu):
 *   NEW       made, never queued            -> RUNNABLE by thread_start
 *   RUNNABLE  running, or in a run queue    -> WAITING by wait_until
 *   WAITING   in wait_until; may still be on its CPU, or preempted and queued
 *                                           -> RUNNABLE by thread_wake
 *   ENDED     will never run again; thread_exit made it so, the next thread
 *             on that CPU frees the stack
 *
 * Legend: [c] constant after creation  [o] only the thread itself
 *         [r] run queue lock of t->cpu  [s] signal lock of its process
 *         [i] turnstile lock (turnstile.h)
 *         [a] atomic  [x] explained beside it */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/abi/signal.h"
#include "kernel/arch/regs.h"
#include "kernel/base/scope.h"
#include "kernel/base/world.h"
#include "kernel/mm/user.h"
#include "kernel/mm/vm.h"
#include "lib/base/heap.h"
#include "lib/base/list.h"

/* Priorities in force, as Linux has them inside: smaller is more urgent. */
#define PRIO_REALTIME_0 99  /* less the real-time priority, 1 to 99 */
#define PRIO_DEFAULT 100    /* nice -20 */
#define PRIO_NICE_0 120     /* plus nice */
#define PRIO_IDLE 140       /* SCHED_IDLE: when nothing else can run */
#define PRIO_COUNT 141

enum thread_state { THREAD_NEW, THREAD_RUNNABLE, THREAD_WAITING, THREAD_ENDED };

struct process;       /* proc floor */
struct signal_state;  /* sched/signal.h: one per process, shared by its threads */
struct filter;        /* proc/seccomp.c */
struct turnstile_waiter;

struct thread {
	uint64_t rsp;              /* [r] saved stack pointer while not running; switch.S knows the offset */
	void *kstack;              /* [c] top of the kernel stack */
	uint32_t tid;              /* [c] in its world; exec may change it */
	char name[16];             /* [o] comm */
	struct world *world;       /* [c] one reference */
	struct mm *mm;             /* [o] one reference; NULL: kernel thread */
	struct process *process;   /* [c] NULL: kernel thread */
	struct signal_state *signals; /* [c] NULL: kernel thread */
	void (*entry)(void *);     /* [c] first function of a kernel thread */
	void *arg;                 /* [c] */

	enum thread_state state;   /* [r] */
	bool queued;               /* [r] in a run queue */
	uint32_t cpu;              /* [r] */
	bool moving;               /* [r] runnable, but between two queues */
	uint8_t sched_policy;      /* [i] SCHED_*: what it asked for */
	uint8_t rt_priority;       /* [i] 1 to 99, or 0 */
	int8_t nice;               /* [i] */
	bool reset_on_fork;        /* [i] */
	int prio;                  /* [r] in force, PRIO_*: its own or of one that waits for it */
	union {                    /* [r] its policy's */
		struct list_node rq_link;
		struct heap_node rq_node;
	};
	struct list_node movable_link;  /* [r] */
	struct list_node turn_link;     /* in a domain: [its lock] among those who wait for their turn */
	struct timer *timeout;          /* [turn_link's] in a domain: it waits, and this may be over at any point */
	uint32_t points;                /* [o] in a domain: that it passed */
	uptr countdown;                 /* [o] in a domain: where it counts points by itself, or 0 */
	uint32_t counts;                /* [o] what stood there when it was let go */
	uint64_t prio_own[2], mlfq_own[4]; /* [r] of these policies, as their files say; 0 at birth */
	struct {
		uint64_t pass, deadline, order;
		bool ahead;
	} stride;                  /* [r] */
	int64_t used;              /* [r] ns of its quantum */
	int64_t slice_end;         /* [r] clock time at which it should make room */
	uint64_t run_ns;           /* [r] CPU time used */
	uint64_t run_since;        /* [r] when it was last switched to */
	uint64_t ready_ns;         /* [r] waited for a CPU */
	uint64_t ready_since;      /* [r] when it last began to */
	uint64_t affinity;         /* [r] bit per CPU */

	uint64_t fs_base, gs_base; /* [o] user's; loaded at switch */
	bool fpu_used;             /* [o] fpu holds state (or the CPU does, while running) */
	bool fpu_loaded;           /* [o] the CPU's registers are this thread's */
	uint8_t *fpu;              /* [o] 512 bytes, 16-aligned, allocated at first use */

	sigset_t blocked;          /* [s] signal mask */
	sigset_t saved_mask;       /* [o] to restore after sigsuspend, ppoll */
	bool restore_mask;         /* [o] */
	sigset_t pending;          /* [s] for this thread alone */
	sigset_t waiting_for;      /* [s] what sigtimedwait would take though it is blocked */
	atomic_bool interrupt;     /* [a] an interruptible wait should end */
	atomic_bool killed;        /* [a] must exit at the next return to user mode; ends killable waits */

	/* What it waits for, for the trace, ps and the wait-for graph. */
	uint32_t wait_reason;      /* [o] enum trace_reason; 0: not waiting */
	uint64_t wait_object;      /* [o] */
	bool wait_forever;         /* [o] no deadline armed */
	uptr wait_word;            /* [o] futex word, from when it says so until it does not wait for it */
	bool wait_private;         /* [o] the word lies in memory of this process alone */
	bool wait_woken;           /* [a] by who ended the futex wait */
	struct vm_key wake_key;    /* [o] of the futex wait that a wake ended last */
	uint32_t wake_bits;        /* [o] 0: none, or none since its last wait */
	uint8_t wait_by;           /* [o] enum waker: who could end it */
	uint64_t wait_count;       /* [o] waits begun */
	uint64_t wait_seen, wait_reported; /* [x] proc/stuck.c: wait_count of its last look, and report */
	const void *borrowed;      /* [o] struct file that its call in progress holds, or BORROWS_MANY */
	uint8_t wait_stuck;           /* [x] proc/stuck.c: nobody that it knows of could wake it */

	uint32_t mutex_ranks;      /* [o] bit per rank of kernel mutexes held */
	struct list lent;          /* [i] struct turnstile that it holds and others wait for */
	struct turnstile_waiter *stuck; /* [i] what it waits for itself, if a turnstile */

	bool past_locks;           /* [x] ends, and has given its PI futexes away (futex_pi.c) */
	uptr clear_child_tid;      /* [o] */
	uptr robust_list;          /* [o] */
	uint32_t charged;          /* [c] memory_charge's ticket for the kernel stack */
	uint32_t fail_in;          /* [o] that many allocations from now one fails; 0: none */
	uint64_t syscalls;         /* [o] counts, for reports */
	uint64_t switches;         /* [r] */

	/* For proc. */
	uptr set_child_tid;        /* [o] a forked thread writes its tid here first */
	stack_t altstack;          /* [o] sigaltstack; ss_flags SS_DISABLE: none */
	int64_t restart_deadline;  /* [o] of an interrupted sleep that goes on */
	bool restarting;           /* [o] the next system call is the interrupted one */
	uint8_t restart;           /* [o] enum restart: what becomes of this call's -EINTR */

	uint8_t strace;            /* [o] enum strace_mode: its calls are told to the host */
	struct heddle_ladder *ladder; /* [o] of its system call: a sleep writes there how it came to it; or NULL */
	atomic_bool no_new_privs;  /* [a] exec gives no privileges any more; never unset */
	atomic_uchar seccomp;      /* [a] SECCOMP_MODE_*; only grows stricter */
	struct filter *_Atomic filter; /* [a] one reference; changed under [s] (proc/seccomp.c) */

	struct list_node process_link;  /* [s] in signals->threads */
	struct list_node pid_link, all_link; /* [x] in the world's table, under its lock */
	atomic_uint refs;          /* [a] */
};

#define BORROWS_MANY ((const void *)1)
#define THREAD_RSP 0
_Static_assert(offsetof(struct thread, rsp) == THREAD_RSP, "switch.S");

/* A thread in state NEW with a stack and a tid (tid 0: allocate one), one
 * reference for the caller and one that its end drops.  -ENOMEM, -EAGAIN.
 * Kernel thread: entry and arg.  User thread (entry NULL): *thread_regs(t) is
 * what it starts with. */
int thread_create(struct world *w, const char *name, void (*entry)(void *), void *arg, struct thread **out);
/* The n-th allocation of the current thread from now on fails, 0: none any more;
 * 1 if one that was asked for has failed. */
int thread_fail_allocation(uint32_t n);
void thread_start(struct thread *t);             /* queues it */
struct regs *thread_regs(struct thread *t);      /* user registers at the top of its kernel stack */
struct thread *thread_get(struct thread *t);
void thread_put(struct thread *t);
SCOPED(struct thread *, thread_put)
/* Gives back a thread that was never started: both references. */
void thread_discard(struct thread *t);
/* Registered by proc: the last reference to t is gone, t->process with it.
 * Called under no lock above RANK_WAITQ; must not sleep. */
extern void (*thread_free_hook)(struct thread *t);

/* Ends the current thread; the caller has given back all it owns. */
__attribute__((noreturn)) void thread_exit(void);

/* Makes t runnable if it waits.  From any context, any locks below RANK_RUNQ. */
void thread_wake(struct thread *t);
/* t, in a domain, was given the turn: runs it unless it has gone on by itself meanwhile.  Locks below RANK_RUNQ. */
void thread_grant(struct thread *t);
void thread_yield(void);
/* CPU time used, the turn that it may have now included.  Locks below RANK_RUNQ. */
uint64_t thread_run_ns(struct thread *t);
/* The priority (PRIO_*) of what t asked for, without what others lend it. */
int thread_own_prio(const struct thread *t);

/* Gives the current thread a number that no living thread has (exec). */
void thread_renumber(uint32_t tid);
/* A thread of w by number, with a reference, or NULL. */
struct thread *thread_find(struct world *w, uint32_t tid);
/* Every thread of w, in tid order, until fn returns false; under RANK_PID. */
void thread_each(struct world *w, bool (*fn)(struct thread *, void *), void *arg);
/* The next free number of w (pids and tids share it); never reused while in use. */
uint32_t pid_alloc(struct world *w);
/* The next one is 2: of a world in which but pid 1 is left. */
void pid_again(struct world *w);

/* Copies the name, cut to 15 bytes, and traces it. */
void thread_set_name(struct thread *t, const char *name);

void thread_init(void);
/* The boot code of a CPU becomes its idle thread. */
struct thread *thread_adopt_boot(struct world *w, const char *name, void *stack_top);
/* Scheduler: user mode's segment bases of the thread switched to. */
void thread_load_user(struct thread *prev, struct thread *next);
