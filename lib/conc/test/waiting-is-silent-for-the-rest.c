/* SPDX-License-Identifier: MIT */
/* As waiting-is-silent-everywhere, for what can wait and is not there: writers, full and unfinished queues of each kind, full pipes
 * and connections, polls, maps and joins of pools, a manager's lock, event and queue, and what a task waits for. */
#include "silent.h"

#include <conc/aevent.h>
#include <conc/aqueue.h>
#include <conc/asemaphore.h>
#include <conc/connection.h>
#include <conc/event.h>
#include <conc/fqueue.h>
#include <conc/lifo_queue.h>
#include <conc/loop.h>
#include <conc/manager.h>
#include <conc/pool.h>
#include <conc/pqueue.h>
#include <conc/priority_queue.h>
#include <conc/process.h>
#include <conc/rwlock.h>
#include <conc/stream.h>
#include <conc/task.h>
#include <conc/thread_pool_executor.h>
#include <sys/mman.h>
#include <sys/socket.h>

#define LONG SECONDS(1000)
#define MUCH (1 << 20)      /* more than a pipe or a socket takes */

static char much[MUCH];
static struct rwlock page = RWLOCK_INIT(RWLOCK_FAIR);
static struct event *gate;              /* shared with the workers */
static struct event plain = EVENT_INIT;
static struct lifo_queue *stack;
static struct priority_queue *ranked;
static struct pqueue *bounded, *full_pipe;
static struct fqueue *values, *closed;
static struct connection *full[2], *polled[2], *bytes[2];
static struct executor *executor;
static struct future *future;
static struct iterator *completed;
static struct pool *pool;
static struct pool_iterator *items;
static struct manager *manager;
static struct proxy *lock, *event, *queue;
static struct loop *loop;
static struct task *tasks[4];
static struct aqueue *aqueue;
static struct aevent aevent = AEVENT_INIT;
static struct asemaphore seats = ASEMAPHORE_INIT(0);
static int ends[2];

#define WAIT(name, call) \
    static void \
    name(void *arg) \
    { \
        (void)arg; \
        call; \
    }

static char some[8];
static void *item;
static const struct exception *none;

WAIT(write_page, rwlock_acquire_write(&page))
WAIT(wait_for_event, CLAIM_EQ(event_wait_timeout(&plain, LONG), 0))
WAIT(push, CLAIM_EQ(lifo_queue_put_timeout(stack, NULL, LONG), 0))
WAIT(join_stack, lifo_queue_join(stack))
WAIT(put_ranked, CLAIM_EQ(priority_queue_put_timeout(ranked, 1, NULL, LONG), 0))
WAIT(join_ranked, priority_queue_join(ranked))
WAIT(put_bytes, CLAIM_EQ(pqueue_put_timeout(bounded, "b", 1, LONG), 0))
WAIT(join_bytes, CLAIM_EQ(pqueue_join_timeout(bounded, LONG), 0))
WAIT(put_in_full_pipe, CLAIM_EQ(pqueue_put(full_pipe, much, PQUEUE_MESSAGE), 0))
WAIT(put_value, CLAIM_EQ(fqueue_put_timeout(values, value_int(2), LONG), 0))
WAIT(join_feeder, CLAIM_EQ(fqueue_join_thread_timeout(closed, LONG), 0))
WAIT(send_much, CLAIM_EQ(connection_send_bytes_timeout(full[0], much, MUCH, LONG), 0))
WAIT(poll_one, CLAIM_EQ(connection_poll(polled[0], LONG), 1))
WAIT(receive_bytes, CLAIM_EQ(connection_recv_bytes(bytes[0], some, sizeof some), 2))
WAIT(wait_for_exception, CLAIM_EQ(future_exception_timeout(future, &none, LONG), 0))
WAIT(take_of_map, CLAIM_EQ(iterator_next(completed, &item), 0))
WAIT(take_of_pool, CLAIM_EQ(pool_next(items, &(struct value *){ NULL }), 0))
WAIT(join_pool, CLAIM_EQ(pool_join(pool), 0))
WAIT(lock_served, CLAIM_EQ(lock_proxy_acquire(lock), 0))
WAIT(wait_for_served, CLAIM_EQ(event_proxy_wait(event), 0))
WAIT(join_served, CLAIM_EQ(queue_proxy_join(queue), 0))

static int
task_of_executor(void *arg, void **result)
{
    (void)result;
    event_wait(arg);
    return 0;
}

static struct value *
task_of_pool(const struct value *v)
{
    event_wait(gate);
    return value_copy(v);
}

static int
get_in_task(void *arg, void **result)
{
    (void)arg;
    return aqueue_get(aqueue, result);
}

static int
wait_in_task(void *arg, void **result)
{
    (void)result;
    return aevent_wait(arg);
}

static int
acquire_in_task(void *arg, void **result)
{
    (void)result;
    return asemaphore_acquire(arg);
}

static int
read_in_task(void *stream, void **result)
{
    (void)result;
    return stream_read(stream, some, 1) == 1 ? 0 : -1;
}

static void
run_tasks(void *arg)
{
    struct stream *stream = stream_of(loop, ends[0]);
    (void)arg;
    aqueue = aqueue_new(0);
    tasks[0] = task_new(loop, get_in_task, NULL);
    tasks[1] = task_new(loop, wait_in_task, &aevent);
    tasks[2] = task_new(loop, acquire_in_task, &seats);
    tasks[3] = task_new(loop, read_in_task, stream);
    for (int i = 0; i < 4; i++) {
        CLAIM_EQ(loop_run_until_complete(loop, task_future(tasks[i]), NULL), 0);
        task_free(tasks[i]);
    }
    stream_free(stream);
    aqueue_free(aqueue);
}

static void
wake_tasks(void *arg)
{
    (void)arg;
    CLAIM_EQ(aqueue_put_nowait(aqueue, NULL), 0);
    aevent_set(&aevent);
    asemaphore_release(&seats);
}

static wait_function *const waits[] = {
    write_page, wait_for_event, push, join_stack, put_ranked, join_ranked, put_bytes, join_bytes, put_in_full_pipe,
    put_value, join_feeder, send_much, poll_one, receive_bytes, wait_for_exception, take_of_map, take_of_pool, join_pool,
    lock_served, wait_for_served, join_served, run_tasks,
};

/* What this process has closed another may read. */
static int
get_closed(void *arg)
{
    struct value *v;
    (void)arg;
    event_wait(gate);
    return fqueue_get(closed, &v);
}

static void
make_queues(void)
{
    CLAIM((stack = lifo_queue_new(1)) && (ranked = priority_queue_new(1)));
    CLAIM_EQ(lifo_queue_put(stack, NULL) | priority_queue_put(ranked, 1, NULL), 0);
    CLAIM((bounded = pqueue_new(1)) && (full_pipe = pqueue_new(0)));
    CLAIM_EQ(pqueue_put(bounded, "a", 1), 0);
    while (pqueue_put_nowait(full_pipe, much, PQUEUE_MESSAGE) == 0) {
    }
    CLAIM((values = fqueue_new(1)) && (closed = fqueue_new(0)));
    struct process *p = process_new(get_closed, NULL);
    CLAIM_EQ(process_start(p), 0);
    CLAIM_EQ(fqueue_put(values, value_int(1)) | fqueue_put(closed, value_bytes(much, MUCH)), 0);
    fqueue_close(closed);
}

/* Processes first, before there are threads. */
static void
make_all(void)
{
    static struct value_range range = { 0, 1 };
    void *arg = &plain;
    gate = mmap(NULL, sizeof *gate, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    event_init(gate);
    CLAIM((manager = manager_started()) && (pool = pool_new(1)));
    CLAIM((lock = manager_lock(manager)) && (event = manager_event(manager)) && (queue = manager_queue(manager, 0)));
    CLAIM_EQ(lock_proxy_acquire(lock) | queue_proxy_put(queue, value_int(1)), 0);
    CLAIM_EQ(pool_imap(pool, task_of_pool, (struct value_source){ value_range_next, &range }, 1, &items), 0);
    CLAIM_EQ(pool_close(pool), 0);
    CLAIM_EQ(connection_pipe(&full[0], &full[1], true) | connection_pipe(&polled[0], &polled[1], true), 0);
    CLAIM_EQ(connection_pipe(&bytes[0], &bytes[1], true) | socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    make_queues();
    rwlock_acquire_read(&page);
    CLAIM(executor = thread_pool_executor_new(2));
    CLAIM(future = executor_submit(executor, task_of_executor, &plain));
    CLAIM(completed = executor_map_timeout(executor, task_of_executor, &arg, 1, LONG, 1));
    CLAIM(loop = loop_new());
}

static void
wake_queues(void)
{
    static char message[MUCH];
    struct value *v;
    CLAIM_EQ(lifo_queue_get(stack, &item) | lifo_queue_task_done(stack), 0);
    CLAIM_EQ(lifo_queue_get(stack, &item) | lifo_queue_task_done(stack), 0);
    CLAIM_EQ(priority_queue_get(ranked, NULL, &item) | priority_queue_task_done(ranked), 0);
    CLAIM_EQ(priority_queue_get(ranked, NULL, &item) | priority_queue_task_done(ranked), 0);
    CLAIM_EQ(pqueue_get(bounded, message, MUCH), 1);
    CLAIM_EQ(pqueue_get(bounded, message, MUCH), 1);
    CLAIM_EQ(pqueue_task_done(bounded) | pqueue_task_done(bounded), 0);
    CLAIM_EQ(pqueue_get(full_pipe, message, MUCH), PQUEUE_MESSAGE);
    CLAIM_EQ(pqueue_get(full_pipe, message, MUCH), PQUEUE_MESSAGE);
    CLAIM_EQ(fqueue_get(values, &v), 0);
    value_free(v);
    CLAIM_EQ(connection_recv_bytes(full[1], message, MUCH), MUCH);
}

static void
wake_all(void)
{
    struct value *v;
    CLAIM_EQ(rwlock_release_read(&page), 0);
    event_set(&plain);
    event_set(gate);
    wake_queues();
    CLAIM_EQ(connection_send_bytes(polled[1], "x", 1) | connection_send_bytes(bytes[1], "ab", 2), 0);
    CLAIM_EQ(lock_proxy_release(lock) | event_proxy_set(event) | queue_proxy_get(queue, &v), 0);
    value_free(v);
    CLAIM_EQ(queue_proxy_task_done(queue), 0);
    CLAIM_EQ(loop_call_soon_threadsafe(loop, wake_tasks, NULL), 0);
    CLAIM_EQ(write(ends[1], "y", 1), 1);
}

int
main(void)
{
    make_all();
    claim_silent(waits, sizeof waits / sizeof waits[0], wake_all);
    iterator_free(completed);
    future_free(future);
    executor_free(executor);
}
