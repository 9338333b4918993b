/* SPDX-License-Identifier: MIT */
/* As waiting-is-silent-everywhere, for those who wait for another's answer: a reader of values, a worker of a pool, a manager, what
 * tasks of a loop await, and a peer that proves no key; it has ten seconds, so where the host's time is the guest's it is left out. */
#include "silent.h"

#include <conc/alock.h>
#include <conc/aqueue.h>
#include <conc/async.h>
#include <conc/condition.h>
#include <conc/coroutine.h>
#include <conc/event.h>
#include <conc/http.h>
#include <conc/listener.h>
#include <conc/loop.h>
#include <conc/manager.h>
#include <conc/pool.h>
#include <conc/task.h>
#include <errno.h>
#include <sys/mman.h>
#include <sys/socket.h>

#define LONG SECONDS(1000)
#define MUCH (1 << 20)      /* more than a socket takes */

static char much[MUCH];
static struct event *gate;              /* shared with the workers */
static struct lock lock = LOCK_INIT;
static struct condition condition = CONDITION_INIT(&lock);
static struct listener *mute;           /* accepts nobody */
static struct manager *manager, *stranger;
static struct proxy *queue;
static struct pool *pool;
static struct async_result *result;
static struct connection *values[2], *reasons[2], *bytes[2], *unproved[2];
static struct value *large;
static struct loop *loop;
static struct afuture *future;
static struct task *slow;
static struct alock alock = ALOCK_INIT;
static struct aqueue *full;
static struct stream *lines, *words, *exact, *drained, *closing;
static int ends[5][2];
static char url[64];

#define WAIT(name, call) \
    static void \
    name(void *arg) \
    { \
        (void)arg; \
        call; \
    }

static struct value *
task_of_pool(const struct value *v)
{
    event_wait(gate);
    return value_copy(v);
}

static void
map(void)
{
    struct value_range range = { 0, 1 };
    struct value *v;
    CLAIM_EQ(pool_map(pool, task_of_pool, (struct value_source){ value_range_next, &range }, 1, &v), 0);
    value_free(v);
}

static void
apply(void)
{
    struct value *v;
    CLAIM_EQ(pool_apply(pool, task_of_pool, NULL, &v), 0);
    value_free(v);
}

static void
wait_for_condition(void *arg)
{
    (void)arg;
    lock_acquire(&lock);
    CLAIM_EQ(condition_wait(&condition), 0);
    lock_release(&lock);
}

static void
call_queue(void *arg)
{
    struct value *v;
    (void)arg;
    CLAIM_EQ(proxy_call(queue, "get", value_list(value_none()), &v), 0);
    value_free(v);
}

WAIT(send_value, CLAIM_EQ(connection_send(values[0], large), 0))
WAIT(send_or_say_why, CLAIM_EQ(connection_send_why(reasons[0], large, &(const char *){ NULL }), 0))
WAIT(borrow, CLAIM_EQ(connection_recv_lent(bytes[0], &(const void *){ NULL }, LONG), 1))
WAIT(apply_in_pool, apply())
WAIT(map_in_pool, map())
WAIT(await_result, CLAIM_EQ(async_result_wait(result, LONG), 0))
WAIT(find_no_listener, CLAIM(connection_client(listener_address(mute), "key", &(struct connection *){ NULL }) < 0))
WAIT(find_no_manager, CLAIM(manager_connect(stranger) < 0))
WAIT(hear_no_proof, CLAIM(connection_authenticate(unproved[0], "key", false, LONG) < 0))

#define TASK(name, call, wanted) \
    static int \
    name(void *arg, void **value) \
    { \
        (void)arg; \
        (void)value; \
        CLAIM_EQ(call, wanted); \
        return 0; \
    }

static char text[8];

TASK(await_future, afuture_await(future, NULL), 0)
TASK(await_task, task_await(slow, NULL), 0)
TASK(await_coroutine, coroutine_await(coroutine_new(await_future, NULL), NULL), 0)
TASK(acquire, alock_acquire(&alock), 0)
TASK(put, aqueue_put(full, NULL), 0)
TASK(join, aqueue_join(full), 0)
TASK(wait_for_one, async_wait(&future, 1, ALL_COMPLETED, LONG), 1)
TASK(wait_until, async_wait_for(future, LONG, NULL), 0)
TASK(read_line, stream_readline(lines, text, sizeof text), 2)
TASK(read_word, stream_readuntil(words, " ", text, sizeof text), 2)
TASK(read_exactly, stream_readexactly(exact, text, 2), 2)
TASK(drain, stream_drain(drained), 0)
TASK(close_slowly, stream_wait_closed(closing), 0)
TASK(sleep_in_loop, async_sleep(LONG), CANCELLED_ERROR)
TASK(get_page, http_get(url, &(struct http_message){ 0 }) < 0, 1)

static int
wait_with_limit(void *arg, void **value)
{
    struct async_timeout t;
    (void)arg;
    CLAIM_EQ(async_timeout_begin(&t, LONG), 0);
    CLAIM_EQ(async_timeout_end(&t, afuture_await(future, value)), 0);
    return 0;
}

static generator_body *const bodies[] = {
    await_future, await_task, await_coroutine, acquire, put, join, wait_for_one, wait_until, wait_with_limit, read_line, read_word,
    read_exactly, drain, close_slowly, get_page,
};
#define TASKS (sizeof bodies / sizeof bodies[0])

static struct stream *
stream_to(int end[2])
{
    struct stream *s;
    CLAIM_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, end), 0);
    CLAIM(s = stream_of(loop, end[0]));
    return s;
}

static void
make_streams(void)
{
    lines = stream_to(ends[0]);
    words = stream_to(ends[1]);
    exact = stream_to(ends[2]);
    drained = stream_to(ends[3]);
    closing = stream_to(ends[4]);
    stream_write(drained, much, MUCH);
    stream_write(closing, much, MUCH);
    stream_close(closing);
}

static void
run_tasks(void *arg)
{
    struct task *tasks[TASKS];
    struct stream *streams[] = { lines, words, exact, drained, closing };
    (void)arg;
    for (size_t i = 0; i < TASKS; i++) {
        CLAIM(tasks[i] = task_new(loop, bodies[i], NULL));
    }
    for (size_t i = 0; i < TASKS; i++) {
        CLAIM_EQ(loop_run_until_complete(loop, task_future(tasks[i]), NULL), 0);
        task_free(tasks[i]);
    }
    for (size_t i = 0; i < 5; i++) {
        stream_free(streams[i]);
    }
}

static void
wake_tasks(void *arg)
{
    void *item;
    (void)arg;
    CLAIM_EQ(afuture_set_result(future, NULL), 0);
    task_cancel(slow);
    CLAIM_EQ(alock_release(&alock) | aqueue_get_nowait(full, &item) | aqueue_task_done(full), 0);
}

static wait_function *const waits[] = {
    wait_for_condition, send_value, send_or_say_why, borrow, apply_in_pool, map_in_pool, await_result, call_queue, run_tasks,
    /* those who are not proved to in time give up */
    find_no_listener, find_no_manager, hear_no_proof,
};
#define LIMITED 3

static void
make_loop(void)
{
    CLAIM((loop = loop_new()) && (future = afuture_new(loop)) && (full = aqueue_new(1)));
    CLAIM_EQ(aqueue_put_nowait(full, NULL) | alock_acquire(&alock), 0);
    CLAIM(slow = task_new(loop, sleep_in_loop, NULL));
    make_streams();
}

/* Processes first, before there are threads. */
static void
make_all(void)
{
    int error;
    gate = mmap(NULL, sizeof *gate, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    event_init(gate);
    CLAIM((manager = manager_started()) && (pool = pool_new(3)) && (queue = manager_queue(manager, 0)));
    CLAIM_EQ(pool_apply_async(pool, task_of_pool, NULL, &result), 0);
    CLAIM(mute = listener_new("127.0.0.1:0", "key", &error));
    CLAIM(stranger = manager_new(listener_address(mute), "key"));
    snprintf(url, sizeof url, "http://%s/", listener_address(mute));
    CLAIM(large = value_bytes(much, MUCH));
    CLAIM_EQ(connection_pipe(&values[0], &values[1], true) | connection_pipe(&reasons[0], &reasons[1], true), 0);
    CLAIM_EQ(connection_pipe(&bytes[0], &bytes[1], true) | connection_pipe(&unproved[0], &unproved[1], true), 0);
    make_loop();
}

static void
read_much(int fd)
{
    for (ssize_t n, left = MUCH; left > 0; left -= n) {
        CLAIM((n = read(fd, much, (size_t)left)) > 0);
    }
}

static void
receive(struct connection *c)
{
    struct value *v;
    CLAIM_EQ(connection_recv(c, &v), 0);
    value_free(v);
}

static void
wake_all(void)
{
    lock_acquire(&lock);
    condition_notify_all(&condition);
    lock_release(&lock);
    event_set(gate);
    receive(values[1]);
    receive(reasons[1]);
    CLAIM_EQ(connection_send_bytes(bytes[1], "x", 1) | queue_proxy_put(queue, value_int(1)), 0);
    connection_close(unproved[1]);
    CLAIM_EQ(loop_call_soon_threadsafe(loop, wake_tasks, NULL), 0);
    CLAIM(write(ends[0][1], "a\n", 2) == 2 && write(ends[1][1], "b ", 2) == 2 && write(ends[2][1], "cd", 2) == 2);
    read_much(ends[3][1]);
    read_much(ends[4][1]);
    listener_close(mute);
}

int
main(void)
{
    make_all();
    claim_silent(waits, sizeof waits / sizeof waits[0] - (time_is_the_hosts() ? LIMITED : 0), wake_all);
    proxy_free(queue);
    manager_free(stranger);
    async_result_free(result);
}
