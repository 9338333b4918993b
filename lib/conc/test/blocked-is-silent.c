/* SPDX-License-Identifier: MIT */
/* Threads that wait for a lock, each kind of queue, a semaphore, an event, a thread and a readers-writer lock make no system
 * calls and use no processor: they sleep, they do not look again and again. */
#include "silent.h"

#include <conc/event.h>
#include <conc/lifo_queue.h>
#include <conc/lock.h>
#include <conc/priority_queue.h>
#include <conc/queue.h>
#include <conc/rwlock.h>
#include <conc/semaphore.h>
#include <conc/simple_queue.h>

static struct lock lock = LOCK_INIT;
static struct semaphore none = SEMAPHORE_INIT(0);
static struct event event = EVENT_INIT, gate = EVENT_INIT;
static struct queue *empty;
static struct lifo_queue *stack;
static struct priority_queue *ranked;
static struct simple_queue *simple;
static struct rwlock page = RWLOCK_INIT(RWLOCK_FAIR);
static struct thread *first;

static void
wait_for_lock(void *arg)
{
    (void)arg;
    lock_acquire(&lock);
    lock_release(&lock);
}

static void
wait_for_item(void *arg)
{
    CLAIM_EQ(queue_get(empty, &arg), 0);
}

static void
wait_for_semaphore(void *arg)
{
    (void)arg;
    semaphore_acquire(&none);
}

static void
wait_for_event(void *arg)
{
    (void)arg;
    event_wait(&event);
}

static void
stay(void *arg)
{
    (void)arg;
    event_wait(&gate);
}

static void
wait_for_thread(void *arg)
{
    (void)arg;
    CLAIM_EQ(thread_join(first), 0);
}

static void
wait_for_newest(void *arg)
{
    CLAIM_EQ(lifo_queue_get(stack, &arg), 0);
}

static void
wait_for_lowest(void *arg)
{
    CLAIM_EQ(priority_queue_get(ranked, NULL, &arg), 0);
}

static void
wait_for_any(void *arg)
{
    CLAIM_EQ(simple_queue_get(simple, &arg), 0);
}

static void
wait_for_page(void *arg)
{
    (void)arg;
    rwlock_acquire_read(&page);
}

static void
wake_all(void)
{
    lock_release(&lock);
    event_set(&event);
    CLAIM_EQ(semaphore_release(&none), 0);
    CLAIM_EQ(queue_put(empty, NULL), 0);
    CLAIM_EQ(lifo_queue_put(stack, NULL), 0);
    CLAIM_EQ(priority_queue_put(ranked, 1, NULL), 0);
    CLAIM_EQ(simple_queue_put(simple, NULL), 0);
    CLAIM_EQ(rwlock_release_write(&page), 0);
    event_set(&gate);
}

int
main(void)
{
    static wait_function *const waits[] = { wait_for_lock, wait_for_item, wait_for_semaphore, wait_for_event, wait_for_thread,
                                            wait_for_newest, wait_for_lowest, wait_for_any, wait_for_page };
    lock_acquire(&lock);
    rwlock_acquire_write(&page);
    empty = queue_new(1);
    stack = lifo_queue_new(1);
    ranked = priority_queue_new(1);
    simple = simple_queue_new();
    CLAIM(first = thread_new(stay, NULL));
    CLAIM_EQ(thread_start(first), 0);
    claim_silent(waits, sizeof waits / sizeof waits[0], wake_all);
}
