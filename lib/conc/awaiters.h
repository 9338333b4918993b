/* SPDX-License-Identifier: MIT */
/*
 * Awaiters: the tasks that wait for one thing of a loop, longest waiting first.  What the loop's own lock, event, semaphore
 * and queue are made of; all in one thread, so nothing here needs a lock.
 *
 * Each waits for a future of its own, and its place in the list lies on its stack.  One that was woken stays in the list until
 * it runs: `wake_first` then wakes nobody else, `wake_next` the next one.
 */
#pragma once

#include <stdbool.h>

struct afuture;

struct awaiter {
    struct afuture *future;
    struct awaiter *next;
};

struct awaiters {
    struct awaiter *first;
};

/* Join the end, wait until woken, leave.  0; or what was thrown, and then *woken says whether a wake-up had come too,
 * which is now lost unless it is handed on. */
int awaiters_wait(struct awaiters *a, bool *woken);

void awaiters_wake_first(struct awaiters *a);
bool awaiters_wake_next(struct awaiters *a);        /* was there one? */
void awaiters_wake_all(struct awaiters *a);

/* Is there one who was not cancelled? */
bool awaiters_any(struct awaiters *a);
