/* SPDX-License-Identifier: MIT */
/* Threads that wait for a lock, each kind of queue, a semaphore, an event, a thread and a readers-writer lock make no system
 * calls and use no processor: they sleep, they do not look again and again.  (Linux counts no system calls; there only the time is judged.) */
#include "claim.h"

#include <abi/heddle.h>
#include <conc/event.h>
#include <conc/lifo_queue.h>
#include <conc/lock.h>
#include <conc/priority_queue.h>
#include <conc/queue.h>
#include <conc/rwlock.h>
#include <conc/semaphore.h>
#include <conc/simple_queue.h>
#include <conc/thread.h>
#include <time.h>

#define HEDDLE_CALL 4096
#define WAITS 9
#define OUR_OWN 8           /* calls that the measuring itself may make */

static struct lock lock = LOCK_INIT;
static struct semaphore none = SEMAPHORE_INIT(0);
static struct event event = EVENT_INIT;
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

static int64_t
cpu_time(void)
{
    struct timespec t;
    CLAIM_EQ(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t), 0);
    return SECONDS(t.tv_sec) + t.tv_nsec;
}

static uint64_t
calls(void)
{
    struct heddle_counters counters = { 0 };
    syscall(HEDDLE_CALL, HEDDLE_COUNTERS, &counters, 0);
    return counters.syscalls;
}

int
main(void)
{
    static void (*const waits[])(void *) = { wait_for_lock, wait_for_item, wait_for_semaphore, wait_for_event,
                                             wait_for_thread, wait_for_newest, wait_for_lowest, wait_for_any, wait_for_page };
    struct thread *t[WAITS];
    lock_acquire(&lock);
    rwlock_acquire_write(&page);
    empty = queue_new(1);
    stack = lifo_queue_new(1);
    ranked = priority_queue_new(1);
    simple = simple_queue_new();
    for (int i = 0; i < WAITS; i++) {
        t[i] = thread_new(waits[i], NULL);
        first = t[0];
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    conc_sleep(MILLISECONDS(50));
    uint64_t calls_before = calls();
    int64_t time_before = cpu_time();
    conc_sleep(MILLISECONDS(500));
    CLAIM(cpu_time() - time_before < MILLISECONDS(50));
    CLAIM(calls() - calls_before <= OUR_OWN);
    lock_release(&lock);
    event_set(&event);
    CLAIM_EQ(semaphore_release(&none), 0);
    CLAIM_EQ(queue_put(empty, NULL), 0);
    CLAIM_EQ(lifo_queue_put(stack, NULL), 0);
    CLAIM_EQ(priority_queue_put(ranked, 1, NULL), 0);
    CLAIM_EQ(simple_queue_put(simple, NULL), 0);
    CLAIM_EQ(rwlock_release_write(&page), 0);
    for (int i = 0; i < WAITS; i++) {
        CLAIM_EQ(thread_join_timeout(t[i], SECONDS(10)), 0);
    }
}
