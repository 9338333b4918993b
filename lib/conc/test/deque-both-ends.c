/* SPDX-License-Identifier: MIT */
/* One thread: both ends, extendleft reverses, rotate goes round, maxlen drops at the other end, -1 is the last, and a
 * ring that grows while it is wrapped keeps its order. */
#include "claim.h"

#include <conc/deque.h>
#include <errno.h>
#include <stdint.h>

static void
holds(struct deque *d, const char *letters)
{
    void *items[64];
    size_t n = deque_copy(d, items, 64);
    CLAIM_EQ(n, strlen(letters));
    CLAIM_EQ(deque_len(d), n);
    for (size_t i = 0; i < n; i++) {
        CLAIM_EQ((intptr_t)items[i], letters[i]);
    }
}

static void
extend(struct deque *d, const char *letters, bool left)
{
    void *items[64];
    size_t n = strlen(letters);
    for (size_t i = 0; i < n; i++) {
        items[i] = (void *)(intptr_t)letters[i];
    }
    CLAIM_EQ(left ? deque_extendleft(d, items, n) : deque_extend(d, items, n), 0);
}

static void
unbounded(void)
{
    struct deque *d = deque_new(DEQUE_UNBOUNDED);
    void *item = d;
    CLAIM_EQ(deque_pop(d, &item), -EAGAIN);
    CLAIM_EQ(deque_popleft(d, &item), -EAGAIN);
    CLAIM(item == d);
    extend(d, "abc", false);
    extend(d, "xy", true);
    holds(d, "yxabc");
    deque_rotate(d, 2);
    holds(d, "bcyxa");
    deque_rotate(d, -7);
    holds(d, "yxabc");
    CLAIM_EQ(deque_at(d, -1, &item), 0);
    CLAIM_EQ((intptr_t)item, 'c');
    CLAIM_EQ(deque_at(d, 5, &item), -ERANGE);
    CLAIM_EQ(deque_at(d, -6, &item), -ERANGE);
    CLAIM_EQ(deque_pop(d, &item), 0);
    CLAIM_EQ((intptr_t)item, 'c');
    CLAIM_EQ(deque_popleft(d, &item), 0);
    CLAIM_EQ((intptr_t)item, 'y');
    extend(d, "defghijklmnopqrstuvw", false);
    extend(d, "321", true);
    holds(d, "123xabdefghijklmnopqrstuvw");
    deque_rotate(d, 26 * 1000 + 1);
    holds(d, "w123xabdefghijklmnopqrstuv");
    deque_clear(d);
    holds(d, "");
    deque_free(d);
}

static void
bounded(void)
{
    struct deque *d = deque_new(3), *none = deque_new(0);
    extend(d, "abcde", false);
    holds(d, "cde");
    extend(d, "x", true);
    holds(d, "xcd");
    CLAIM_EQ(deque_maxlen(d), 3);
    extend(none, "abc", false);
    extend(none, "abc", true);
    holds(none, "");
    deque_free(d);
    deque_free(none);
    deque_free(NULL);
}

int
main(void)
{
    unbounded();
    bounded();
}
