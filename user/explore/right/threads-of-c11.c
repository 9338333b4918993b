/* SPDX-License-Identifier: MIT */
/* threads.h: a slot that is filled and emptied under a mutex with a condition, and a result by join. */
#include <assert.h>
#include <stdbool.h>
#include <threads.h>

#define ITEMS 3

static mtx_t lock;
static cnd_t changed;
static bool full;
static int slot;

static int
produce(void *last)
{
    for (int i = 1; i <= ITEMS; i++) {
        mtx_lock(&lock);
        while (full)
            cnd_wait(&changed, &lock);
        slot = i;
        full = true;
        cnd_signal(&changed);
        mtx_unlock(&lock);
    }
    *(int *)last = ITEMS;
    return ITEMS;
}

int
main(void)
{
    int sum = 0, result, last = 0;
    thrd_t producer;

    assert(mtx_init(&lock, mtx_plain) == thrd_success && cnd_init(&changed) == thrd_success);
    assert(thrd_create(&producer, produce, &last) == thrd_success);
    for (int i = 1; i <= ITEMS; i++) {
        mtx_lock(&lock);
        while (!full)
            cnd_wait(&changed, &lock);
        sum += slot;
        full = false;
        cnd_signal(&changed);
        mtx_unlock(&lock);
    }
    assert(thrd_join(producer, &result) == thrd_success);
    assert(result == last && sum == 6);
    return 0;
}
