/* SPDX-License-Identifier: MIT */
/* A task ends without what others of its loop wait for: an event is not set, a semaphore is one less, a queue is never done, until
 * somebody else does it; a limit tells.  One that fails tells who awaits it, or else the loop's handler.  A loop whose thread has
 * ended is run by another. */
#include "claim.h"

#include <conc/aevent.h>
#include <conc/aqueue.h>
#include <conc/asemaphore.h>
#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>
#include <conc/thread.h>
#include <errno.h>

#define SOON MILLISECONDS(10)

static struct loop *loop;
static struct aevent event = AEVENT_INIT;
static struct asemaphore seat = ASEMAPHORE_INIT(1);
static struct aqueue *queue;
static int told;

static int
ends_with_all(void *arg, void **result)
{
    void *item;
    (void)result;
    CLAIM_EQ(asemaphore_acquire(&seat), 0);
    CLAIM_EQ(aqueue_get(queue, &item), 0);
    return arg ? exception_raise(-EIO, "before event and task_done") : 0;
}

static int
wait_for_event(void)
{
    return aevent_wait(&event);
}

static int
wait_for_seat(void)
{
    return asemaphore_acquire(&seat);
}

static int
wait_for_queue(void)
{
    return aqueue_join(queue);
}

static int
within(int64_t limit, int (*wait)(void))
{
    struct async_timeout t;
    CLAIM_EQ(async_timeout_begin(&t, limit), 0);
    return (int)async_timeout_end(&t, wait());
}

static int
waits_in_vain(void *arg, void **result)
{
    (void)arg;
    (void)result;
    struct task *t = task_new(loop, ends_with_all, NULL);
    CLAIM_EQ(task_await(t, NULL), 0);
    task_free(t);
    CLAIM_EQ(within(SOON, wait_for_event), -ETIMEDOUT);
    CLAIM_EQ(within(SOON, wait_for_seat), -ETIMEDOUT);
    CLAIM_EQ(within(SOON, wait_for_queue), -ETIMEDOUT);
    aevent_set(&event);
    asemaphore_release(&seat);
    CLAIM_EQ(aqueue_task_done(queue), 0);
    return wait_for_event() | wait_for_seat() | wait_for_queue();
}

static int
fails(void *arg, void **result)
{
    (void)result;
    return exception_raise(-EIO, "%s", (char *)arg);
}

static int
awaits_one_of_two(void *arg, void **result)
{
    struct task *heard = task_new(loop, fails, "heard"), *alone = task_new(loop, fails, "alone");
    (void)arg;
    (void)result;
    CLAIM_EQ(task_await(heard, NULL), -EIO);
    CLAIM_EQ(strcmp(exception_last()->message, "heard"), 0);
    task_free(heard);
    task_free(alone);
    return async_sleep(0);
}

static void
note(struct loop *l, const char *message, const char *task, const struct exception *e)
{
    CLAIM(l == loop && message && task);
    CLAIM_EQ(strcmp(e->message, "alone"), 0);
    told++;
}

static void
run(void *body)
{
    struct task *t = task_new(loop, (generator_body *)body, NULL);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(t), NULL), 0);
    task_free(t);
}

int
main(void)
{
    CLAIM((loop = loop_new()) && (queue = aqueue_new(0)));
    loop_set_exception_handler(loop, note);
    CLAIM_EQ(aqueue_put_nowait(queue, NULL), 0);
    struct thread *t = thread_new(run, (void *)waits_in_vain);
    CLAIM_EQ(thread_start(t) | thread_join(t), 0);
    run((void *)awaits_one_of_two);
    CLAIM_EQ(told, 1);
    loop_free(loop);
}
