/* SPDX-License-Identifier: MIT */
/* The loop's lock admits one task at a time, in the order of their coming, across suspensions; one that is cancelled while
 * it waits leaves its place; a release too many is refused. */
#include "claim.h"

#include <conc/alock.h>
#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>
#include <errno.h>

static struct alock lock = ALOCK_INIT;
static int inside;
static char text[32];

static int
work(void *arg, void **result)
{
    (void)result;
    int r = alock_acquire(&lock);
    if (r < 0) {
        return r;
    }
    CLAIM_EQ(inside++, 0);
    strcat(text, arg);
    for (int i = 0; i < 3 && r == 0; i++) {
        r = async_sleep(0);
    }
    inside--;
    CLAIM_EQ(alock_release(&lock), 0);
    return r;
}

/* A release wakes the first waiter; who comes before that one runs waits behind it; if it is cancelled, the next is woken. */
static void
woken_is_not_overtaken(struct loop *loop)
{
    text[0] = '\0';
    CLAIM_EQ(alock_acquire(&lock), 0);
    struct task *gone = task_new(loop, work, "x"), *first = task_new(loop, work, "f");
    CLAIM_EQ(async_sleep(0), 0);
    CLAIM_EQ(alock_release(&lock), 0);
    CLAIM(task_cancel(gone));
    CLAIM_EQ(alock_acquire(&lock), 0);
    CLAIM(strcmp(text, "f") == 0);
    CLAIM_EQ(inside, 0);
    CLAIM_EQ(alock_release(&lock), 0);
    CLAIM_EQ(task_await(gone, NULL), CANCELLED_ERROR);
    CLAIM_EQ(task_await(first, NULL), 0);
    task_free(gone);
    task_free(first);
}

static int
all(void *arg, void **result)
{
    static const char *names[] = { "a", "b", "c", "d", "e" };
    struct task *t[5];
    (void)result;
    for (int i = 0; i < 5; i++) {
        t[i] = task_new(arg, work, (void *)names[i]);
    }
    CLAIM_EQ(async_sleep(0), 0);
    CLAIM(alock_locked(&lock));
    CLAIM(task_cancel(t[2]));
    CLAIM(task_cancel(t[0]));       /* it holds the lock, and gives it back */
    for (int i = 0; i < 5; i++) {
        CLAIM_EQ(task_await(t[i], NULL), i == 2 || i == 0 ? CANCELLED_ERROR : 0);
        task_free(t[i]);
    }
    CLAIM(!alock_locked(&lock));
    CLAIM_EQ(alock_release(&lock), -EPERM);
    CLAIM(strcmp(text, "abde") == 0);
    woken_is_not_overtaken(arg);
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
