/* SPDX-License-Identifier: MIT */
/* Two fill a deque from both ends while one takes from it: each item comes out once, and how many there are is always true. */
#include "threads.h"

#include <conc/deque.h>
#include <stdatomic.h>

static struct deque *deque;
static atomic_int sum;

static void *
append(void *number)
{
    for (int i = 0; i < 2; i++)
        assert(deque_append(deque, number) == 0);
    return NULL;
}

static void *
append_left(void *number)
{
    for (int i = 0; i < 2; i++)
        assert(deque_appendleft(deque, number) == 0);
    return NULL;
}

static void *
take(void *unused)
{
    void *item;

    for (int i = 0; i < 3; i++) {
        assert(deque_len(deque) <= 4);
        if ((i % 2 ? deque_pop : deque_popleft)(deque, &item) == 0)
            atomic_fetch_add(&sum, (int)(intptr_t)item);
    }
    return unused;
}

int
main(void)
{
    void *item;

    deque = deque_new(DEQUE_UNBOUNDED);
    RUN(append, take, append_left);
    while (deque_popleft(deque, &item) == 0)
        sum += (int)(intptr_t)item;
    assert(sum == 1 + 1 + 3 + 3 && deque_len(deque) == 0);
    deque_free(deque);
}
