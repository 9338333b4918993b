/* SPDX-License-Identifier: MIT */
/*
 * Thread: Python's threading.Thread.
 *
 *     static void work(void *arg) { ... }
 *
 *     struct thread *t = thread_new(work, arg);       made, not yet running; its name is "Thread-1 (work)"
 *     thread_start(t);                                now `work(arg)` runs beside the caller
 *     thread_join(t);                                 wait for its end
 *     thread_free(t);                                 or leave it to the end of the process
 *
 *     states   new --thread_start--> alive --work returns--> ended
 *
 * The end of the program is Python's, not C's.  When main returns or exit() is called, the process waits for
 * every thread that is not a daemon; then it ends, and daemon threads end with it wherever they are.
 * _exit() waits for nobody.  A thread ends by returning from its function.
 *
 * A fatal signal in any thread ends the whole process.  After fork() the child has only the thread that forked.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <conc/time.h>

struct thread;

/* A thread that will run target(arg); without a target (NULL) it ends at once.  `arg` stays the caller's, if it cannot be made or
 * started too.  NULL: no memory. */
#define thread_new(target, arg) thread_new_named((target), (arg), #target)

/* The same with the name of the target as text (thread_new fills it in); NULL: only "Thread-1". */
struct thread *thread_new_named(void (*target)(void *), void *arg, const char *target_name);

/* Run it; returns when it is alive.  0, -EINVAL if it was started before (Python: RuntimeError), -EAGAIN: no room, and it
 * is as new. */
int thread_start(struct thread *t);

/* A daemon, made and started.  NULL: no memory or no room. */
struct thread *thread_start_daemon(void (*target)(void *), void *arg, const char *name);

/* Wait until it has ended; any number of threads may, any number of times.
 * 0, -EINVAL if it was never started, -EDEADLK if it is the caller (Python: RuntimeError). */
int thread_join(struct thread *t);

/* The same with an end to the waiting: -ETIMEDOUT, or -EAGAIN when timeout is 0, and the thread lives on. */
int thread_join_timeout(struct thread *t, int64_t timeout);

/* Started and not ended. */
bool thread_is_alive(struct thread *t);

/* Its thread id in the kernel (gettid there), 0 before it is started. */
uint32_t thread_ident(struct thread *t);

/* At most 31 bytes are kept; the kernel shows the first 15.  Named right after it was made it takes no number: the next one made is
 * called what it would have been. */
void thread_set_name(struct thread *t, const char *name);
const char *thread_name(struct thread *t);

/* A daemon is not waited for at the end of the program.  New threads are what their maker is.
 * 0, or -EBUSY once it has been started (Python: RuntimeError). */
int thread_set_daemon(struct thread *t, bool daemon);
bool thread_daemon(struct thread *t);

/* The caller's own.  For a thread that this library did not make: a stand-in named "Dummy". */
struct thread *thread_current(void);

/* The thread that runs main(), "MainThread". */
struct thread *thread_main(void);

/* The threads alive, main first, then in the order of their start.  Writes at most `room`, returns how many there are. */
size_t thread_enumerate(struct thread **list, size_t room);
size_t thread_active_count(void);

/* Give the memory back.  0, or -EBUSY while it is alive. */
int thread_free(struct thread *t);

/* Started, and nobody will speak of it any more: its memory goes back when it has ended. */
void thread_forget(struct thread *t);
