/* SPDX-License-Identifier: MIT */
/*
 * Process: Python's multiprocessing.Process, with the fork start method.
 *
 *     static int work(void *arg) { ...; return 0; }
 *
 *     struct process *p = process_new(work, arg);     made, not yet running; its name is "Process-1"
 *     process_start(p);                               a copy of this process runs work(arg)
 *     process_join(p);
 *     int code;
 *     process_exitcode(p, &code);                     what work returned, or -N if signal N ended it
 *
 * - The child has its own copy of all memory as it was at the start; what it changes nobody else sees.  To get
 *   something back use pqueue.h, a pipe, MAP_SHARED memory, or the exit code.
 * - The child ends when work returns; what main() would do next is the parent's alone.  It may call exit(n) too.
 *   What stdio has buffered is written before the fork, so that it is not written twice.
 * - At the end of the program daemon children are terminated and the others waited for.
 * - terminate and kill run nothing in the child: no clean-up, locks stay locked, its own children stay behind and
 *   go to process 1.
 * - If it dies, join returns and exitcode is -N; if the parent dies, it lives on and belongs to process 1: also a daemon.
 * - Only the process that started it may join it or ask how it ended (otherwise -ECHILD).
 */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

#include <conc/time.h>

struct process;

/* The environment variable of a spawned process that has not come to its guard (spawn.h): it may not start any. */
#define PROCESS_SPAWNED "CONC_SPAWN"

/* A process that will run target(arg); without a target (NULL) it ends at once.  `arg` stays the caller's, if it cannot be made or
 * started too.  NULL: no memory. */
struct process *process_new(int (*target)(void *), void *arg);

/* Run it.  0, -EINVAL if it was started before, -EPERM if the caller is a daemon process: those may not have
 * children (Python: AssertionError), -ESHUTDOWN: the program has come to its end, or fork's error: then
 * it is as new. */
int process_start(struct process *p);

/* Python's run(): calls the target like any function, here, in the caller; no process is made.  What it returned; 0: no target. */
int process_run(struct process *p);

/* Wait until it has ended.  0, -EINVAL if never started, -ECHILD. */
int process_join(struct process *p);

/* The same, with -ETIMEDOUT after `timeout`, or -EAGAIN when timeout is 0. */
int process_join_timeout(struct process *p, int64_t timeout);

bool process_is_alive(struct process *p);

/* 0 and how it ended in *code: its exit status 0..255, or -N after signal N.  -EAGAIN while it is alive. */
int process_exitcode(struct process *p, int *code);

/* Send SIGTERM, SIGKILL.  0 also if it has ended already; -EINVAL if never started. */
int process_terminate(struct process *p);
int process_kill(struct process *p);

/* 0 before it is started. */
pid_t process_pid(struct process *p);

/* A descriptor on which poll() sees POLLHUP when it has ended; not to be read or closed.  -EINVAL: not started. */
int process_sentinel(struct process *p);

/* At most 31 bytes are kept. */
void process_set_name(struct process *p, const char *name);
const char *process_name(struct process *p);

/* A daemon is terminated when its parent ends.  0, or -EBUSY once it has been started (Python: AssertionError). */
int process_set_daemon(struct process *p, bool daemon);
bool process_daemon(struct process *p);

/* The caller's own; "MainProcess" in the first. */
struct process *process_current(void);

/* The key by which processes of one family know each other (Python: current_process().authkey): made by chance in the first,
 * inherited by those forked from it.  -ENOMEM: too long.  Not while other threads use it. */
const char *process_authkey(void);
int process_set_authkey(const char *key);

/* Give the memory back.  0, or -EBUSY while it is alive. */
int process_free(struct process *p);

/* For spawn.c: its argument is its own, and ends so with it. */
void process_own_arg(struct process *p, void (*drop)(void *arg));
