/* SPDX-License-Identifier: MIT */
/* A number for tasks.  Contracts in asemaphore.h.  A release takes for the one it wakes, so that nobody comes between. */
#include <conc/asemaphore.h>

static void
wake(struct asemaphore *s)
{
    if (s->value > 0 && awaiters_wake_next(&s->waiters)) {
        s->value--;
    }
}

bool
asemaphore_locked(struct asemaphore *s)
{
    return s->value == 0 || awaiters_any(&s->waiters);
}

int
asemaphore_acquire(struct asemaphore *s)
{
    bool woken;
    if (!asemaphore_locked(s)) {
        s->value--;
        return 0;
    }
    int r = awaiters_wait(&s->waiters, &woken);
    if (r < 0 && woken) {
        s->value++;
    }
    wake(s);
    return r;
}

void
asemaphore_release(struct asemaphore *s)
{
    s->value++;
    wake(s);
}
