/* SPDX-License-Identifier: MIT */
/* The wait-for graph: who waits for whom over locks and joins.
 *
 * An edge leads from a thread to the holder of the lock word it waits for
 * (its tid is in the word, Linux's robust-list layout), or to the thread it
 * joins.  Nothing is recorded while locks are taken and released: when a
 * thread is about to block for ever, the chain is read from the words.
 *
 *   cycle          reported at once, by the thread that closes it
 *   dead holder,   reported when the last thread of the process blocks: until
 *   lost wake-up   then another thread might release or wake
 *
 * Reports are printed by sync/report.h; the threads stay blocked. */
#pragma once

#include <stdbool.h>

#include "kernel/abi/trace.h"
#include "kernel/sched/thread.h"

/* What waiting for this futex word means: LOCK if t announced it in its robust
 * list (list_op_pending), JOIN if it is some thread's clear_child_tid, else
 * FUTEX. */
enum trace_reason deadlock_classify(struct thread *t, uptr word);

/* The current thread begins a futex wait; t's wait was ended, by a waker (any
 * context) or by itself.  So deadlock_check looks at all threads of a process
 * only when all of them wait. */
void deadlock_begin(void);
void deadlock_end(struct thread *t);

/* The current thread t is about to block for ever on a futex and has announced
 * it (wait_* fields).  May sleep, to print. */
void deadlock_check(struct thread *t);

/* t waits without a deadline on a lock, join or futex, and nobody woke it. */
bool deadlock_waits(const struct thread *t);

/* Whom t waits for, with a reference; NULL if unknown or gone.  *tid is the
 * number in the lock word, 0 if there is none. */
struct thread *deadlock_holder(struct thread *t, uint32_t *tid);
