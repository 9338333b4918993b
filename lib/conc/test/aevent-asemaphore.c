/* SPDX-License-Identifier: MIT */
/* An event lets all its waiters go on, also when it is cleared at once; a semaphore of 2 has never more than 2 inside, nobody
 * overtakes, and a cancelled waiter loses no unit. */
#include "claim.h"

#include <conc/aevent.h>
#include <conc/asemaphore.h>
#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>

static struct aevent event = AEVENT_INIT;
static struct asemaphore two = ASEMAPHORE_INIT(2);
static int passed, inside, most;

static int
wait(void *arg, void **result)
{
    (void)arg;
    (void)result;
    int r = aevent_wait(&event);
    passed += r == 0;
    return r;
}

static int
enter(void *arg, void **result)
{
    (void)arg;
    (void)result;
    int r = asemaphore_acquire(&two);
    if (r < 0) {
        return r;
    }
    inside++;
    most = inside > most ? inside : most;
    r = async_sleep(MILLISECONDS(1));
    inside--;
    asemaphore_release(&two);
    return r;
}

static int
take(void *arg, void **result)
{
    (void)arg;
    (void)result;
    return asemaphore_acquire(&two);
}

/* One is woken, and cancelled before it runs. */
static void
no_unit_is_lost(struct loop *loop)
{
    CLAIM_EQ(asemaphore_acquire(&two), 0);
    CLAIM_EQ(asemaphore_acquire(&two), 0);
    struct task *t = task_new(loop, take, NULL);
    CLAIM_EQ(async_sleep(0), 0);
    asemaphore_release(&two);
    CLAIM(task_cancel(t));
    CLAIM_EQ(task_await(t, NULL), CANCELLED_ERROR);
    task_free(t);
    asemaphore_release(&two);
    CLAIM_EQ(two.value, 2);
}

static int
all(void *arg, void **result)
{
    struct afuture *f[10];
    (void)result;
    for (int i = 0; i < 10; i++) {
        f[i] = task_future(task_new(arg, wait, NULL));
    }
    async_sleep(0);
    afuture_cancel(f[9]);
    aevent_set(&event);
    aevent_clear(&event);
    CLAIM_EQ(async_wait(f, 10, ALL_COMPLETED, TIMEOUT_FOREVER), 10);
    CLAIM_EQ(passed, 9);
    CLAIM(!aevent_is_set(&event));

    for (int i = 0; i < 10; i++) {
        afuture_free(f[i]);
        f[i] = task_future(task_new(arg, enter, NULL));
    }
    async_sleep(0);
    CLAIM(asemaphore_locked(&two));
    afuture_cancel(f[2]);
    afuture_cancel(f[0]);
    CLAIM_EQ(async_wait(f, 10, ALL_COMPLETED, TIMEOUT_FOREVER), 10);
    CLAIM(afuture_cancelled(f[2]) && afuture_cancelled(f[0]));
    CLAIM_EQ(most, 2);
    CLAIM_EQ(two.value, 2);
    for (int i = 0; i < 10; i++) {
        afuture_free(f[i]);
    }
    no_unit_is_lost(arg);
    return 0;
}

int
main(void)
{
    struct loop *loop = loop_new();
    struct task *t = task_new(loop, all, loop);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(t), NULL), 0);
    task_free(t);
    loop_free(loop);
}
