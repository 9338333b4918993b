/* SPDX-License-Identifier: MIT */
/*
 * Deque: Python's collections.deque, a list with two ends, each operation one step for all threads.
 *
 *     struct deque *d = deque_new(DEQUE_UNBOUNDED);
 *
 *     deque_append(d, item);          to the right           deque_pop(d, &item);         from the right
 *     deque_appendleft(d, item);      to the left            deque_popleft(d, &item);     from the left
 *
 * - In Python append and popleft are one step because the interpreter's lock is held meanwhile; here a lock of the
 *   deque's own is.  Between two calls anybody may come: `if (deque_len(d) > 0) deque_pop(...)` may still fail.
 * - Nothing here waits for an item: an empty deque answers -EAGAIN (Python: IndexError).  To wait, use a queue.
 * - With a maxlen a full deque drops, without a word, an item of the other end for each that comes.
 * - No call waits or runs anybody's code with the lock held, and a thread that dies takes its process along: nobody dies with it.
 * - Items are pointers and may be anything; the deque never looks at them.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DEQUE_UNBOUNDED SIZE_MAX

struct deque;

/* NULL: no memory.  A maxlen of 0 keeps nothing. */
struct deque *deque_new(size_t maxlen);
void deque_free(struct deque *d);

/* 0, or -ENOMEM. */
int deque_append(struct deque *d, void *item);
int deque_appendleft(struct deque *d, void *item);

/* Append all of them, in one step.  extendleft takes them one by one to the left, so they end up in reverse order.
 * -ENOMEM: none was appended. */
int deque_extend(struct deque *d, void *const *items, size_t n);
int deque_extendleft(struct deque *d, void *const *items, size_t n);

/* 0, or -EAGAIN if there is nothing. */
int deque_pop(struct deque *d, void **item);
int deque_popleft(struct deque *d, void **item);

/* Turn it by n steps to the right, as if n times the last item were put first; to the left if n is negative. */
void deque_rotate(struct deque *d, ptrdiff_t n);

/* Look at the item at i; -1 is the last one.  0, or -ERANGE (Python: IndexError). */
int deque_at(struct deque *d, ptrdiff_t i, void **item);

/* A copy of all items, as they were at one moment.  Writes at most `room`, returns how many there were. */
size_t deque_copy(struct deque *d, void **items, size_t room);

size_t deque_len(struct deque *d);
size_t deque_maxlen(struct deque *d);
void deque_clear(struct deque *d);
