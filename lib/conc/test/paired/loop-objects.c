/* SPDX-License-Identifier: MIT */
/* alock, aevent, asemaphore and aqueue: errors, who is next, what becomes of those that are cancelled while they wait. */
#include "say.h"

#include <conc/aevent.h>
#include <conc/alock.h>
#include <conc/aqueue.h>
#include <conc/asemaphore.h>
#include <conc/async.h>
#include <conc/loop.h>
#include <conc/task.h>

static struct alock lock = ALOCK_INIT;
static struct asemaphore seats = ASEMAPHORE_INIT(2);
static struct aevent event = AEVENT_INIT;
static struct aqueue *queue;

static const char *
truth(bool it)
{
    return it ? "True" : "False";
}

static int
go_in(const char *word, int r)
{
    if (r == CANCELLED_ERROR) {
        printf("%s cancelled\n", word);
        return r;
    }
    printf("%s in\n", word);
    async_sleep(0);
    printf("%s out\n", word);
    return 0;
}

static int
take_lock(void *word, void **result)
{
    int r = go_in(word, alock_acquire(&lock));
    return r < 0 ? r : alock_release(&lock);
}

static int
take_seat(void *word, void **result)
{
    int r = go_in(word, asemaphore_acquire(&seats));
    if (r == 0) {
        asemaphore_release(&seats);
    }
    return r;
}

static void
settle(void)
{
    for (int i = 0; i < 5; i++) {
        async_sleep(0);
    }
}

static void
make(struct task **t, int n, generator_body *body, const char *words)
{
    for (int i = 0; i < n; i++) {
        t[i] = task_new(loop_running(), body, (void *)(words + 2 * i));
    }
}

static void
wait_for(struct task **t, size_t n)
{
    struct afuture *f[8];
    for (size_t i = 0; i < n; i++) {
        f[i] = task_future(t[i]);
    }
    async_wait(f, n, ALL_COMPLETED, TIMEOUT_FOREVER);
}

static int
locks(void *arg, void **result)
{
    struct task *t[4];
    say(alock_release(&lock), -EPERM, "RuntimeError");
    say_truth(alock_locked(&lock));
    bool got = alock_acquire(&lock) == 0;
    printf("%s %s\n", truth(got), truth(alock_locked(&lock)));
    make(t, 4, take_lock, "a\0b\0c\0d");
    settle();
    task_cancel(t[1]);
    settle();
    alock_release(&lock);
    say_truth(alock_locked(&lock));
    wait_for(t, 4);
    say_truth(alock_locked(&lock));
    alock_acquire(&lock);
    make(t, 2, take_lock, "e\0f");
    settle();
    alock_release(&lock);
    task_cancel(t[0]);
    wait_for(t, 2);
    say_truth(alock_locked(&lock));
    return 0;
}

static int
waits(void *word, void **result)
{
    int r = aevent_wait(&event);
    if (r == 0) {
        printf("%s True\n", (char *)word);
    }
    return r;
}

static int
events(void *arg, void **result)
{
    struct task *t[3];
    say_truth(aevent_is_set(&event));
    make(t, 3, waits, "a\0b\0c");
    settle();
    task_cancel(t[0]);
    settle();
    aevent_set(&event);
    aevent_clear(&event);
    say_truth(aevent_is_set(&event));
    wait_for(t, 3);
    aevent_set(&event);
    aevent_set(&event);
    printf("%s %s\n", truth(aevent_wait(&event) == 0), truth(aevent_is_set(&event)));
    return 0;
}

static int
semaphores(void *arg, void **result)
{
    struct task *t[5];
    say_truth(asemaphore_locked(&seats));
    make(t, 5, take_seat, "a\0b\0c\0d\0e");
    settle();
    say_truth(asemaphore_locked(&seats));
    wait_for(t, 5);
    say_truth(asemaphore_locked(&seats));
    asemaphore_release(&seats);
    for (int i = 0; i < 3; i++) {
        asemaphore_acquire(&seats);
    }
    say_truth(asemaphore_locked(&seats));
    make(t, 3, take_seat, "f\0g\0h");
    settle();
    task_cancel(t[0]);
    asemaphore_release(&seats);
    wait_for(t, 3);
    say_truth(asemaphore_locked(&seats));
    return 0;
}

static int
gets(void *word, void **result)
{
    void *item;
    int r = aqueue_get(queue, &item);
    if (r == 0) {
        printf("%s %ld\n", (char *)word, (long)item);
    } else {
        printf("%s cancelled\n", (char *)word);
    }
    return r;
}

static int
puts_one(void *word, void **result)
{
    long n = *(char *)word - '0';
    int r = aqueue_put(queue, (void *)n);
    if (r == 0) {
        printf("put %ld\n", n);
    }
    return r;
}

static void
say_states(void)
{
    printf("%s %s %zu\n", truth(aqueue_full(queue)), truth(aqueue_empty(queue)), aqueue_qsize(queue));
}

static int
joins(void *arg, void **result)
{
    return aqueue_join(queue);
}

static int
queues(void *arg, void **result)
{
    struct task *t[3];
    void *item;
    queue = aqueue_new(2);
    say(aqueue_get_nowait(queue, &item), -EAGAIN, "QueueEmpty");
    say(aqueue_task_done(queue), -EINVAL, "ValueError");
    say(aqueue_put_nowait(queue, (void *)1), -EAGAIN, "QueueFull");
    aqueue_put(queue, (void *)2);
    say(aqueue_put_nowait(queue, (void *)3), -EAGAIN, "QueueFull");
    say_states();
    make(t, 3, puts_one, "3\0" "4\0" "5");
    settle();
    task_cancel(t[0]);
    for (int i = 0; i < 4; i++) {
        aqueue_get(queue, &item);
        say_number((long)item);
    }
    wait_for(t, 3);
    say_states();
    make(t, 3, gets, "a\0b\0c");
    settle();
    task_cancel(t[0]);
    aqueue_put(queue, (void *)7);
    aqueue_put(queue, (void *)8);
    wait_for(t, 3);
    make(t, 2, gets, "d\0e");
    settle();
    aqueue_put_nowait(queue, (void *)9);
    task_cancel(t[0]);
    wait_for(t, 2);
    for (int i = 0; i < 7; i++) {
        aqueue_task_done(queue);
    }
    say(aqueue_task_done(queue), -EINVAL, "ValueError");
    aqueue_join(queue);
    aqueue_put_nowait(queue, (void *)1);
    struct task *joined = task_new(loop_running(), joins, NULL);
    settle();
    say_truth(task_done(joined));
    aqueue_task_done(queue);
    task_await(joined, NULL);
    say_truth(task_done(joined));
    return 0;
}

int
main(void)
{
    static const struct { const char *name; generator_body *part; } parts[] = {
        { "locks", locks }, { "events", events }, { "semaphores", semaphores }, { "queues", queues },
    };
    struct loop *loop = loop_new();
    for (int i = 0; i < 4; i++) {
        say_text(parts[i].name);
        loop_run_until_complete(loop, task_future(task_new(loop, parts[i].part, NULL)), NULL);
    }
    loop_close(loop);
}
