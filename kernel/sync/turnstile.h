/* SPDX-License-Identifier: MIT */
/* Turnstile: what one thread holds and others wait for, most urgent first, equals
 * in order of arrival.  While they wait the holder has the priority of the most
 * urgent of them, and so has whoever the holder itself waits for, to the end of
 * the chain: a thread of middle priority cannot hold up both.  Kernel mutexes and
 * PI futexes are made of it.
 *
 *     H holds A, waits for B;  M holds B;  U, urgent, comes to A:
 *
 *     U --waits--> A --held by--> H --waits--> B --held by--> M
 *       prio 5             prio 5 (own 120)           prio 5 (own 130)
 *
 * One spinlock guards all of them: it is taken only when there is somebody who
 * waits, and a chain can be followed without taking locks in every order. */
#pragma once

#include <stdbool.h>

#include "kernel/base/spinlock.h"
#include "lib/base/heap.h"
#include "lib/base/list.h"

struct thread;

struct turnstile {
	struct thread *holder;       /* [turnstile lock, once somebody waits] */
	struct heap waiters;         /* [turnstile lock] */
	struct list_node lent_link;  /* [turnstile lock] in holder->lent while somebody waits */
};

struct turnstile_waiter {
	struct heap_node node;
	struct turnstile *of;
	struct thread *thread;
	uint64_t order;
	bool granted;                /* it is the holder now, and in no heap */
};

extern struct spinlock turnstile_lock; /* held by the caller of all that follows */

heap_before turnstile_more_urgent;
#define TURNSTILE_INIT(ts) { .waiters = HEAP_INIT(turnstile_more_urgent), \
			     .lent_link = LIST_NODE_INIT((ts).lent_link) }

void turnstile_init(struct turnstile *ts);
/* Whether waiting would close a circle: the chain from the holder leads back to
 * the current thread, but not over `except`.  Or is longer than TURNSTILE_CHAIN. */
bool turnstile_is_circle(const struct turnstile *ts, const struct turnstile *except);
/* The current thread waits, w on its stack, until turnstile_leave. */
void turnstile_enter(struct turnstile *ts, struct turnstile_waiter *w);
/* It does not wait any more.  If nobody holds ts, the next learns. */
void turnstile_leave(struct turnstile_waiter *w);
/* The most urgent waiter, or NULL. */
struct turnstile_waiter *turnstile_first(const struct turnstile *ts);
/* Changes the holder: NULL, or a thread that is not in the queue (any more). */
void turnstile_hold(struct turnstile *ts, struct thread *holder);
/* t's own priority has changed. */
void turnstile_reprioritize(struct thread *t);

#define TURNSTILE_CHAIN 48
