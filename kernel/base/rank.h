/* SPDX-License-Identifier: MIT */
/* Lock order, in one list.  A thread may take a lock only if its rank is
 * higher than that of every lock it holds; each acquisition asserts this.
 *
 * Mutexes (they sleep) come first: a mutex is never taken under a spinlock.
 * Two locks of one rank are never held together, except run queues and
 * directories, whose code says how it orders them. */
#pragma once

enum lock_rank {
	RANK_NONE,
	/* mutexes */
	RANK_FUTEX_PI,     /* sync: PI futexes change hands one at a time */
	RANK_REPORT,       /* sync: one deadlock report at a time */
	RANK_RENAME,       /* fs: one rename at a time in a world */
	RANK_DIRECTORY,    /* fs: names of one directory */
	RANK_INODE,        /* fs: contents of one file */
	RANK_ASYNC,        /* ipc: who is told of files by signal */
	RANK_EPOLL,        /* ipc: what every epoll watches */
	RANK_NET,          /* net: names and connections of one world */
	RANK_SOCKET,       /* net: what came for one socket */
	RANK_FLIGHT,       /* net: descriptors in messages */
	RANK_PIPE,         /* ipc: one pipe */
	RANK_MQ,           /* ipc: one message queue */
	RANK_TTY,          /* dev: line discipline */
	RANK_MEMBERS,      /* proc: who is in which process group */
	RANK_TEST_MUTEX,
	RANK_LAST_MUTEX,
	/* spinlocks */
	RANK_PROC_TREE,    /* proc: parents, children, groups of one world */
	RANK_PROCESS,      /* proc: threads and signal actions of one process */
	RANK_FILES,        /* proc: one descriptor table */
	RANK_FUTEX,        /* sync: one bucket of waiters */
	RANK_MM,           /* mm: mappings and page tables of one address space */
	RANK_OBJECT,       /* mm: pages of one shared object */
	RANK_FILE,         /* ipc: flags and offset of one open file */
	RANK_NAMES,        /* a world's table of names */
	RANK_INPUT,        /* dev: characters received and not yet read */
	RANK_PID,          /* sched: a world's table of threads */
	RANK_SIGNAL,       /* sched: pending signals of one process */
	RANK_WAITQ,        /* sched: waiters of one queue */
	RANK_READY,        /* ipc: what every epoll found ready */
	RANK_READY_WAITQ,  /* ipc: waiters of one epoll */
	RANK_TURNSTILE,    /* sync: who lends its priority to whom */
	RANK_TIMER,        /* sched: timers of one CPU */
	RANK_RUNQ,         /* sched: runnable threads of one CPU */
	RANK_TURN,         /* sched: whose turn it is in a domain */
	RANK_TEST_LOW,
	RANK_TEST_HIGH,
	RANK_KSTACK,       /* mm: cache of kernel stacks */
	RANK_HEAP,         /* mm: kernel heap */
	RANK_KVM,          /* mm: the kernel's own page tables */
	RANK_FRAME,        /* mm: free frames */
	RANK_SMP,          /* arch: cross-CPU requests */
	RANK_WORLD,        /* base: list of worlds */
	RANK_CONSOLE,      /* base: printk, a record is never torn */
};
