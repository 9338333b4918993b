/* SPDX-License-Identifier: MIT */
/*
 * What every lab's test is made of: a body that runs in a process of its own,
 * and a history of what it did, which the host judges.
 *
 *     static void
 *     body(void)
 *     {
 *         queue = queue_new(3);
 *         threads_run(4, worker);                   worker(1) ... worker(4), and waits for them
 *     }
 *
 *     int
 *     main(void)
 *     {
 *         return history_run(body, 500);            ended after 500 ms at the latest
 *     }
 *
 * Every operation stands between two lines of the history:
 *
 *     call("put", item, timeout);
 *     ret(queue_put_timeout(q, item, timeout), 0);
 *
 * The history lies in memory shared with the parent, which writes it to
 * /dev/events when the body has ended, crashed or been stopped: no line is
 * lost and none of the writing disturbs the body.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Runs body in a child process for at most that long; the status for main. */
int history_run(void (*body)(void), int milliseconds);

/* The calling thread begins an operation, ends it. */
void call(const char *operation, int64_t a, int64_t b);
void ret(int64_t result, int64_t value);
/* A line that the open operation printed (at most 79 bytes are kept). */
void said(const char *text);
/* A counter that may be at most `most`. */
void count(const char *name, int64_t value, int64_t most);

/* The calling thread, which threads_run() did not make, is thread `me` from now on. */
void history_thread(int me);
/* From now on every line carries the time.  Costs a system call a line, so only tests about time ask for it. */
void history_timed(void);

/* Runs f(1) ... f(n), each in a thread of its own, and waits for all.  The caller is thread 0. */
void threads_run(int n, void (*f)(int me));
/* Interrupts thread `me` with a signal that does nothing: a wait of its own futex returns without cause. */
void poke(int me);
/* Runs f(me) in a child process that shares the history; its process id. */
int child_start(int me, void (*f)(int me));

/* A number from low to high, both included, drawn from the seed; each thread has its own sequence. */
int64_t draw(int64_t low, int64_t high);
/* Something else for `n` turns of a loop: lets the time pass without a system call. */
void linger(int n);
/* The time that a long such loop takes just now: as when alone, unless somebody spins. */
int64_t loop_ns(void);
void sleep_ms(int64_t milliseconds);

/* System calls made, and times another thread was switched to, by this process up to now. */
int64_t system_calls(void);
int64_t switches(void);

/* The bytes that the host drew for this boot. */
const unsigned char *workload(size_t *size);
int64_t bytes_digest(const void *bytes, size_t size);
