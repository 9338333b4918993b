/* SPDX-License-Identifier: MIT */
/* The wait-for graph: who waits for whom over locks and joins.
 *
 * An edge leads from a thread to the holder of the lock word it waits for
 * (its tid is in the word, Linux's robust-list layout), or to the thread it
 * joins.  Nothing is recorded while locks are taken and released: when a
 * thread is about to block for ever, the chain is read from the words, and a
 * cycle is reported at once, by the thread that closes it.  It stays blocked.
 * All other kinds of waits, and what is no cycle: proc/stuck.c. */
#pragma once

#include <stdbool.h>

#include "kernel/abi/trace.h"
#include "kernel/sched/thread.h"

/* What waiting for this futex word means: LOCK if t announced it in its robust
 * list (list_op_pending), JOIN if it is some thread's clear_child_tid, else
 * FUTEX. */
enum trace_reason deadlock_classify(struct thread *t, uptr word);

/* The current thread is about to block for ever on a futex.  May sleep, to print. */
void deadlock_announce(uptr word, const struct vm_key *key, enum trace_reason reason);
/* Registered by proc: threads that wait for each other in this order, the last for
 * the first. */
#define DEADLOCK_CHAIN 64 /* the longest cycle that is seen */
extern void (*deadlock_cycle_hook)(struct thread **chain, unsigned int n);

/* t waits without a deadline on a lock, join or futex, and nobody woke it. */
bool deadlock_waits(const struct thread *t);

/* Whom t waits for, with a reference; NULL if unknown or gone.  *tid is the
 * number in the lock word, 0 if there is none. */
struct thread *deadlock_holder(struct thread *t, uint32_t *tid);
