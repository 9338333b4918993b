/* SPDX-License-Identifier: MIT */
/* As blocked-is-silent, for all the other kinds of wait, with and without a limit: conditions, barriers, recursive locks, joins,
 * full queues, futures, idle workers, timers, processes, process queues, connections, pools, managers and an idle loop.  While they
 * wait they make no system calls. */
#include "silent.h"

#include <conc/barrier.h>
#include <conc/event.h>
#include <conc/fqueue.h>
#include <conc/futures.h>
#include <conc/listener.h>
#include <conc/loop.h>
#include <conc/manager.h>
#include <conc/pool.h>
#include <conc/pqueue.h>
#include <conc/process.h>
#include <conc/queue.h>
#include <conc/rlock.h>
#include <conc/semaphore.h>
#include <conc/thread_pool_executor.h>
#include <conc/timer.h>
#include <sys/mman.h>

#define LONG SECONDS(1000)

static struct lock lock = LOCK_INIT;
static struct condition condition = CONDITION_INIT(&lock);
static bool told;
static struct barrier barrier;
static struct rlock rlock = RLOCK_INIT;
static struct semaphore none = SEMAPHORE_INIT(0);
static struct event *gate;              /* shared with the child and the workers */
static struct queue *full, *unfinished;
static struct executor *executor;
static struct future *future;
static struct timer *timer;
static struct process *child;
static struct pqueue *bytes;
static struct fqueue *values;
static struct connection *here, *there;
static struct listener *listener;
static struct pool *pool;
static struct async_result *result;
static struct manager *manager;
static struct proxy *proxy;
static struct loop *loop;

static bool
is_told(void *arg)
{
    (void)arg;
    return told;
}

static void
wait_for_condition(void *arg)
{
    (void)arg;
    lock_acquire(&lock);
    CLAIM_EQ(condition_wait_for(&condition, is_told, NULL, LONG), 0);
    lock_release(&lock);
}

static void
wait_at_barrier(void *arg)
{
    (void)arg;
    barrier_wait(&barrier);
}

static void
wait_for_rlock(void *arg)
{
    (void)arg;
    rlock_acquire(&rlock);
    rlock_release(&rlock);
}

static void
await_semaphore(void *arg)
{
    (void)arg;
    CLAIM_EQ(semaphore_await(&none, LONG), 0);
}

static void
wait_for_room(void *arg)
{
    CLAIM_EQ(queue_put_timeout(full, arg, LONG), 0);
}

static void
join_queue(void *arg)
{
    (void)arg;
    queue_join(unfinished);
}

static void
wait_for_result(void *arg)
{
    CLAIM_EQ(future_result_timeout(future, &arg, LONG), 0);
}

static void
wait_for_futures(void *arg)
{
    (void)arg;
    CLAIM_EQ(futures_wait(&future, 1, ALL_COMPLETED, TIMEOUT_FOREVER, NULL), 1);
}

static void
go_through_completed(void *arg)
{
    struct iterator *it = as_completed(&future, 1, LONG);
    CLAIM_EQ(iterator_next(it, &arg), 0);
    iterator_free(it);
}

static void
shut_down(void *arg)
{
    (void)arg;
    CLAIM_EQ(executor_shutdown_timeout(executor, false, LONG), 0);
}

static void
join_timer(void *arg)
{
    (void)arg;
    CLAIM_EQ(timer_join(timer), 0);
}

static void
join_process(void *arg)
{
    (void)arg;
    CLAIM_EQ(process_join_timeout(child, LONG), 0);
}

static void
get_bytes(void *arg)
{
    char c[4];
    (void)arg;
    CLAIM_EQ(pqueue_get(bytes, c, sizeof c), 1);
}

static void
get_value(void *arg)
{
    struct value *v;
    (void)arg;
    CLAIM_EQ(fqueue_get_timeout(values, &v, LONG), 0);
    value_free(v);
}

static void
receive(void *arg)
{
    struct value *v;
    (void)arg;
    CLAIM_EQ(connection_recv(here, &v), -EPIPE);
}

static void
accept_one(void *arg)
{
    struct connection *c;
    (void)arg;
    CLAIM_EQ(listener_accept_timeout(listener, &c, LONG), 0);
    connection_close(c);
}

static void
get_of_pool(void *arg)
{
    const struct value *v;
    (void)arg;
    CLAIM_EQ(async_result_get(result, &v), 0);
}

static void
get_of_manager(void *arg)
{
    struct value *v;
    (void)arg;
    CLAIM_EQ(queue_proxy_get(proxy, &v), 0);
    value_free(v);
}

static void
run_loop(void *arg)
{
    (void)arg;
    CLAIM_EQ(loop_run_forever(loop), 0);
}

static wait_function *const waits[] = {
    wait_for_condition, wait_at_barrier, wait_for_rlock, await_semaphore, wait_for_room, join_queue, wait_for_result,
    wait_for_futures, go_through_completed, shut_down, join_timer, join_process, get_bytes, get_value, receive, accept_one,
    get_of_pool, get_of_manager, run_loop,
};
static int
task_of_executor(void *arg, void **value)
{
    (void)arg;
    (void)value;
    event_wait(gate);
    return 0;
}

static struct value *
task_of_pool(const struct value *v)
{
    (void)v;
    event_wait(gate);
    return NULL;
}

static int
life_of_child(void *arg)
{
    (void)arg;
    event_wait(gate);
    return 0;
}

static void
stop_loop(void *arg)
{
    loop_stop(arg);
}

/* Processes first, before there are threads. */
static void
make_all(void)
{
    int error;
    gate = mmap(NULL, sizeof *gate, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    event_init(gate);
    CLAIM(child = process_new(life_of_child, NULL));
    CLAIM_EQ(process_start(child), 0);
    CLAIM(manager = manager_started());
    CLAIM(pool = pool_new(1));
    CLAIM(proxy = manager_queue(manager, 0));
    barrier_init(&barrier, 2);
    rlock_acquire(&rlock);
    full = queue_new(1);
    unfinished = queue_new(1);
    CLAIM_EQ(queue_put(full, NULL) | queue_put(unfinished, NULL), 0);
    executor = thread_pool_executor_new(2);
    future = executor_submit(executor, task_of_executor, NULL);
    timer = timer_new(LONG, stop_loop, NULL);
    CLAIM_EQ(timer_start(timer), 0);
    bytes = pqueue_new(1);
    values = fqueue_new(1);
    CLAIM_EQ(connection_pipe(&here, &there, true), 0);
    CLAIM(listener = listener_new("127.0.0.1:0", NULL, &error));
    CLAIM_EQ(pool_apply_async(pool, task_of_pool, NULL, &result), 0);
    CLAIM(loop = loop_new());
    loop_call_later(loop, LONG, stop_loop, loop);
}

static void
wake_all(void)
{
    struct connection *c;
    lock_acquire(&lock);
    told = true;
    condition_notify_all(&condition);
    lock_release(&lock);
    event_set(gate);
    barrier_wait(&barrier);
    rlock_release(&rlock);
    semaphore_release(&none);
    void *item;
    CLAIM_EQ(queue_get(full, &item) | queue_task_done(unfinished), 0);
    timer_cancel(timer);
    CLAIM_EQ(pqueue_put(bytes, "x", 1) | fqueue_put(values, value_int(1)), 0);
    connection_close(there);
    CLAIM_EQ(connection_client(listener_address(listener), NULL, &c), 0);
    connection_close(c);
    CLAIM_EQ(queue_proxy_put(proxy, value_int(1)), 0);
    CLAIM_EQ(loop_call_soon_threadsafe(loop, stop_loop, loop), 0);
}

int
main(void)
{
    make_all();
    claim_silent(waits, sizeof waits / sizeof waits[0], wake_all);
    proxy_free(proxy);
}
