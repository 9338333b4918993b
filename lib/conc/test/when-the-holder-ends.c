/* SPDX-License-Identifier: MIT */
/* A thread ends, a process is killed, a task ends, each with what it took: a lock stays held until anybody releases it, a
 * recursive one for good, a semaphore is one less, a barrier is broken by who has a limit, a queue is never done; and a limit
 * tells each time. */
#include "claim.h"

#include <conc/alock.h>
#include <conc/async.h>
#include <conc/barrier.h>
#include <conc/event.h>
#include <conc/lifo_queue.h>
#include <conc/loop.h>
#include <conc/priority_queue.h>
#include <conc/process.h>
#include <conc/queue.h>
#include <conc/rlock.h>
#include <conc/rwlock.h>
#include <conc/semaphore.h>
#include <conc/task.h>
#include <conc/thread.h>
#include <errno.h>
#include <sys/mman.h>

#define SOON MILLISECONDS(10)

static struct all {
    struct lock lock;
    struct rlock rlock;
    struct semaphore seats;
    struct event taken, never;
} *all;

static struct rwlock page = RWLOCK_INIT(RWLOCK_FAIR);
static struct condition condition;
static struct queue *queue;
static struct lifo_queue *stack;
static struct priority_queue *ranked;

static void
take(void)
{
    lock_acquire(&all->lock);
    rlock_acquire(&all->rlock);
    semaphore_acquire(&all->seats);
}

/* Nobody has them now, and yet. */
static void
see_them_taken(void)
{
    CLAIM_EQ(lock_acquire_timeout(&all->lock, SOON), -ETIMEDOUT);
    CLAIM_EQ(rlock_acquire_timeout(&all->rlock, SOON), -ETIMEDOUT);
    CLAIM_EQ(rlock_release(&all->rlock), -EPERM);
    CLAIM_EQ(semaphore_acquire_timeout(&all->seats, SOON), -ETIMEDOUT);
    CLAIM_EQ(event_wait_timeout(&all->never, SOON), -ETIMEDOUT);
    CLAIM_EQ(lock_release(&all->lock) | semaphore_release(&all->seats), 0);
    CLAIM_EQ(lock_acquire_timeout(&all->lock, SOON) | semaphore_acquire_timeout(&all->seats, SOON), 0);
}

static void
begin(void)
{
    lock_init(&all->lock);
    rlock_init(&all->rlock);
    semaphore_init(&all->seats, 1);
    event_init(&all->taken);
    event_init(&all->never);
}

static void
end_with_all(void *arg)
{
    take();
    rwlock_acquire_write(&page);
    CLAIM_EQ(queue_get(queue, &arg) | lifo_queue_get(stack, &arg) | priority_queue_get(ranked, NULL, &arg), 0);
}

static int
take_and_stay(void *arg)
{
    (void)arg;
    take();
    event_set(&all->taken);
    event_wait(&all->never);
    return 0;
}

/* Waits when it is killed. */
static int
wait_for_all(void *arg)
{
    (void)arg;
    event_set(&all->taken);
    lock_acquire(&all->lock);
    return 0;
}

static void
kill_one_who(int (*target)(void *))
{
    struct process *p = process_new(target, NULL);
    int code;
    CLAIM_EQ(process_start(p), 0);
    event_wait(&all->taken);
    CLAIM_EQ(process_kill(p) | process_join(p) | process_exitcode(p, &code), 0);
    CLAIM_EQ(code, -9);
    process_free(p);
}

static int
end_locked(void *lock, void **result)
{
    (void)result;
    return alock_acquire(lock);
}

static int
find_locked(void *lock, void **result)
{
    struct async_timeout limit;
    (void)result;
    CLAIM_EQ(async_timeout_begin(&limit, SOON), 0);
    CLAIM_EQ(async_timeout_end(&limit, alock_acquire(lock)), -ETIMEDOUT);
    CLAIM_EQ(alock_release(lock), 0);
    return alock_acquire(lock);
}

static void
tasks_end(void)
{
    struct alock lock = ALOCK_INIT;
    struct loop *loop = loop_new();
    struct task *first = task_new(loop, end_locked, &lock), *second = task_new(loop, find_locked, &lock);
    CLAIM_EQ(loop_run_until_complete(loop, task_future(second), NULL), 0);
    CLAIM(task_done(first) && alock_locked(&lock));
    task_free(first);
    task_free(second);
    loop_free(loop);
}

/* What was taken and never reported. */
static void
see_them_unfinished(void)
{
    CLAIM_EQ(queue_join_timeout(queue, SOON), -ETIMEDOUT);
    CLAIM_EQ(queue_task_done(queue) | queue_join_timeout(queue, SOON), 0);
    CLAIM_EQ(lifo_queue_join_timeout(stack, SOON), -ETIMEDOUT);
    CLAIM_EQ(lifo_queue_task_done(stack) | lifo_queue_join_timeout(stack, SOON), 0);
    CLAIM_EQ(priority_queue_join_timeout(ranked, SOON), -ETIMEDOUT);
    CLAIM_EQ(priority_queue_task_done(ranked) | priority_queue_join_timeout(ranked, SOON), 0);
}

static void
threads_end(void)
{
    struct barrier barrier;
    CLAIM((queue = queue_new(0)) && (stack = lifo_queue_new(0)) && (ranked = priority_queue_new(0)));
    CLAIM_EQ(queue_put(queue, NULL) | lifo_queue_put(stack, NULL) | priority_queue_put(ranked, 1, NULL), 0);
    struct thread *t = thread_new(end_with_all, NULL);
    CLAIM_EQ(thread_start(t) | thread_join(t), 0);
    CLAIM_EQ(rwlock_acquire_read_timeout(&page, SOON), -ETIMEDOUT);
    CLAIM_EQ(rwlock_release_write(&page) | rwlock_acquire_read_timeout(&page, SOON), 0);
    see_them_unfinished();
    see_them_taken();
    barrier_init(&barrier, 2);
    CLAIM_EQ(barrier_wait_timeout(&barrier, SOON), -ETIMEDOUT);
    CLAIM_EQ(barrier_wait(&barrier), -EPIPE);
    condition_init(&condition, &all->lock);
    CLAIM_EQ(condition_wait_timeout(&condition, SOON), -ETIMEDOUT);
}

int
main(void)
{
    all = mmap(NULL, sizeof *all, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CLAIM(all != MAP_FAILED);
    begin();
    kill_one_who(take_and_stay);
    see_them_taken();
    begin();
    lock_acquire(&all->lock);
    kill_one_who(wait_for_all);
    CLAIM_EQ(lock_release(&all->lock) | lock_acquire_timeout(&all->lock, SOON) | lock_release(&all->lock), 0);
    begin();
    threads_end();
    tasks_end();
}
