/* SPDX-License-Identifier: MIT */
/*
 * The end of a program, in Python's order.  For the library itself; programs need not call it.
 *
 *     main returns, or exit(n)
 *       -> executors are told to finish                       what conc_before_threads_end was given
 *       -> threads that are not daemons are waited for        threads_wait (thread.c)
 *       -> what conc_at_end was given is called (pools: no new workers)
 *       -> daemon child processes are terminated              processes_wait (process.c)
 *       -> all child processes are waited for
 *       -> what conc_at_last was given is called (queues: wait until their feeders have sent what was put)
 *       -> the C library flushes and ends the process
 *
 * It hangs on atexit().  A child made by plain fork() inherits the hook but has none of the threads and children
 * it speaks of: it forgets them, and the hook works only in the process that set it, or starts a thread or child itself.
 */
#pragma once

/* Make sure that exit() does the above in this process. */
void conc_hook_exit(void);

/* Do the above now (a child process ends with _exit, which runs no hooks). */
void conc_wait_at_end(void);

/* Call `end` at that point, in this process and in those forked from it. */
void conc_at_end(void (*end)(void));
/* Call `end` after everything else, when only daemon threads are left. */
void conc_at_last(void (*end)(void));
/* Call `end` before threads are waited for (Python: threading._register_atexit); in forked processes too. */
void conc_before_threads_end(void (*end)(void));

/* The two halves, and what each forgets in a forked process.  A thread that forks by itself goes on as the thread
 * it was; in a child process of this library it is the main thread. */
void threads_wait(void);
void threads_forget_others(void);
void threads_after_fork(void);
void processes_wait(void);
void processes_after_fork(void);
