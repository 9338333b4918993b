/* SPDX-License-Identifier: MIT */
/* What a time limit below zero does in each call that has one: what 0 does, but -ETIMEDOUT.  Where Python refuses it (ValueError)
 * this library says the same. */
#include "say.h"

#include <conc/async.h>
#include <conc/barrier.h>
#include <conc/connection.h>
#include <conc/event.h>
#include <conc/fqueue.h>
#include <conc/futures.h>
#include <conc/lifo_queue.h>
#include <conc/loop.h>
#include <conc/pool.h>
#include <conc/pqueue.h>
#include <conc/priority_queue.h>
#include <conc/process.h>
#include <conc/queue.h>
#include <conc/rlock.h>
#include <conc/semaphore.h>
#include <conc/simple_queue.h>
#include <conc/task.h>
#include <conc/thread_pool_executor.h>
#include <conc/timer.h>

#define LATE (-SECONDS(5))

static bool
never(void *arg)
{
    return false;
}

static void
wait_for(void *gate)
{
    event_wait(gate);
}

static void
print(void *text)
{
    say_text(text);
}

static void
threads(void)
{
    struct lock lock = LOCK_INIT;
    struct rlock rlock = RLOCK_INIT;
    struct semaphore none = SEMAPHORE_INIT(0);
    struct event e = EVENT_INIT, gate = EVENT_INIT;
    struct condition c = CONDITION_INIT(&lock);
    struct barrier b;
    lock_acquire(&lock);
    say(lock_acquire_timeout(&lock, LATE), -ETIMEDOUT, "ValueError");
    say_text(rlock_acquire_timeout(&rlock, LATE) == 0 ? "ValueError" : "?");    /* what is free is taken */
    say_got(semaphore_acquire_timeout(&none, LATE), -ETIMEDOUT);
    say_got(event_wait_timeout(&e, LATE), -ETIMEDOUT);
    say_got(condition_wait_timeout(&c, LATE), -ETIMEDOUT);
    say_got(condition_wait_for(&c, never, NULL, LATE), -ETIMEDOUT);
    say_truth(lock_locked(&lock));
    barrier_init(&b, 2);
    say(barrier_wait_timeout(&b, LATE), -ETIMEDOUT, "BrokenBarrierError");
    struct thread *t = thread_new(wait_for, &gate);
    thread_start(t);
    say(thread_join_timeout(t, LATE) == -ETIMEDOUT ? 0 : 1, 0, "");
    say_truth(thread_is_alive(t));
    event_set(&gate);
    thread_join(t);
    struct timer *timer = timer_new(LATE, print, "fired");
    timer_start(timer);
    timer_join(timer);
}

static void
queues(void)
{
    struct queue *q = queue_new(1);
    struct lifo_queue *l = lifo_queue_new(1);
    struct priority_queue *p = priority_queue_new(1);
    void *item;
    say(queue_get_timeout(q, &item, LATE), -ETIMEDOUT, "ValueError");
    queue_put(q, NULL);
    say(queue_put_timeout(q, NULL, LATE), -ETIMEDOUT, "ValueError");
    say(lifo_queue_get_timeout(l, &item, LATE), -ETIMEDOUT, "ValueError");
    lifo_queue_put(l, NULL);
    say(lifo_queue_put_timeout(l, NULL, LATE), -ETIMEDOUT, "ValueError");
    say(priority_queue_get_timeout(p, NULL, &item, LATE), -ETIMEDOUT, "ValueError");
    priority_queue_put(p, 1, NULL);
    say(priority_queue_put_timeout(p, 2, NULL, LATE), -ETIMEDOUT, "ValueError");
    say(simple_queue_get_timeout(simple_queue_new(), &item, LATE), -ETIMEDOUT, "ValueError");
}

static int
sleep_long(void *arg)
{
    conc_sleep(SECONDS(100));
    return 0;
}

static struct value *
sleep_for(const struct value *seconds)
{
    conc_sleep(SECONDS(value_number(seconds)));
    return NULL;
}

static void
pools(void)
{
    struct value_range range = { 100, 101 };
    struct pool *pool = pool_new(1);
    struct async_result *r;
    struct pool_iterator *i;
    const struct value *v;
    struct value *next;
    pool_apply_async(pool, sleep_for, value_int(100), &r);
    say(async_result_get_timeout(r, &v, LATE), -ETIMEDOUT, "TimeoutError");
    say(async_result_wait(r, LATE) == -ETIMEDOUT ? 0 : 1, 0, "");
    say_truth(async_result_ready(r));
    pool_imap(pool, sleep_for, (struct value_source){ value_range_next, &range }, 1, &i);
    say(pool_next_timeout(i, &next, LATE), -ETIMEDOUT, "TimeoutError");
    pool_terminate(pool);
    pool_join(pool);
}

static void
processes(void)
{
    struct process *p = process_new(sleep_long, NULL);
    process_start(p);
    say(process_join_timeout(p, LATE) == -ETIMEDOUT ? 0 : 1, 0, "");
    say_truth(process_is_alive(p));
    process_kill(p);
    process_join(p);

    struct pqueue *q = pqueue_new(1);
    char c;
    say(pqueue_get_timeout(q, &c, 1, LATE), -ETIMEDOUT, "Empty");
    pqueue_put(q, "1", 1);
    say(pqueue_put_timeout(q, "2", 1, LATE), -ETIMEDOUT, "Full");
    struct fqueue *f = fqueue_new(1);
    struct value *v;
    say(fqueue_get_timeout(f, &v, LATE), -ETIMEDOUT, "Empty");
    fqueue_put(f, value_int(1));
    say(fqueue_put_timeout(f, value_int(2), LATE), -ETIMEDOUT, "Full");
    struct connection *a, *b;
    connection_pipe(&a, &b, true);
    say_truth(connection_poll(a, LATE));
    pools();
}

static int
await_gate(void *gate, void **result)
{
    event_wait(gate);
    return 0;
}

static void
futures(void)
{
    struct future *f = future_new();
    const struct exception *e;
    void *value = NULL;
    say(future_result_timeout(f, &value, LATE), -ETIMEDOUT, "TimeoutError");
    say(future_exception_timeout(f, &e, LATE), -ETIMEDOUT, "TimeoutError");
    say_number(futures_wait(&f, 1, ALL_COMPLETED, LATE, NULL));
    say(iterator_next(as_completed(&f, 1, LATE), &value), -ETIMEDOUT, "TimeoutError");
    future_set_result(f, (void *)5);
    int r = future_result_timeout(f, &value, LATE);
    say_item(r, (long)value, 0, "");
    struct event gate = EVENT_INIT;
    void *args[] = { &gate };
    struct executor *pool = thread_pool_executor_new(1);
    say(iterator_next(executor_map_timeout(pool, await_gate, args, 1, LATE, 1), &value), -ETIMEDOUT, "TimeoutError");
    event_set(&gate);
    executor_free(pool);
}

static const char *
truth(bool it)
{
    return it ? "True" : "False";
}

static int
loops(void *arg, void **result)
{
    struct loop *loop = loop_running();
    say(async_sleep(LATE), 0, "");
    struct afuture *f = afuture_new(loop);
    int r = async_wait_for(f, LATE, NULL);
    printf("%s %s\n", r == -ETIMEDOUT ? "TimeoutError" : "?", truth(afuture_cancelled(f)));
    f = afuture_new(loop);
    int done = async_wait(&f, 1, ALL_COMPLETED, LATE);
    printf("%d %s\n", done, truth(afuture_cancelled(f)));
    struct async_timeout limit;
    async_timeout_begin(&limit, LATE);
    r = (int)async_timeout_end(&limit, afuture_await(f, NULL));
    printf("%s %s\n", r == -ETIMEDOUT ? "TimeoutError" : "?", truth(afuture_cancelled(f)));
    loop_call_later(loop, LATE, print, "later");
    loop_call_at(loop, LATE, print, "at");
    return async_sleep(MILLISECONDS(10));
}

int
main(void)
{
    static const struct { const char *name; void (*part)(void); } parts[] = {
        { "threads", threads }, { "queues", queues }, { "processes", processes }, { "futures", futures },
    };
    for (int i = 0; i < 4; i++) {
        say_text(parts[i].name);
        parts[i].part();
    }
    say_text("loops");
    struct loop *loop = loop_new();
    loop_run_until_complete(loop, task_future(task_new(loop, loops, NULL)), NULL);
}
