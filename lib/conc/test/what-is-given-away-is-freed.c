/* SPDX-License-Identifier: MIT */
/* Whoever is given a value has it, also if he refuses the task, the message or the call, if the task is cancelled or nobody asks for
 * its result: after a large value for each of many such ends this process is no larger. */
#include "claim.h"

#include <conc/fqueue.h>
#include <conc/loop.h>
#include <conc/manager.h>
#include <conc/pool.h>
#include <conc/process_pool_executor.h>
#include <conc/run_in_executor.h>
#include <conc/spawn.h>
#include <errno.h>

#define ROUNDS 16
#define LARGE (1 << 16)
#define MOST_GROWTH (ROUNDS / 2 * LARGE)
#define SOON SECONDS(100)

static char bytes[LARGE];
static struct pool *running, *closed;
static struct executor *executor, *over;
static struct fqueue *full, *shut;
static struct loop *loop;
static struct manager *manager;
static struct proxy *gone;
static int gate[2];

static struct value *
large(void)
{
    struct value *v = value_bytes(bytes, LARGE);
    CLAIM(v);
    return v;
}

/* All that is mapped to be written. */
static long
size(void)
{
    FILE *f = fopen("/proc/self/maps", "r");
    unsigned long from, to;
    char may[5];
    long sum = 0;
    CLAIM(f);
    while (fscanf(f, "%lx-%lx %4s%*[^\n]", &from, &to, may) == 3) {
        sum += may[1] == 'w' ? (long)(to - from) : 0;
    }
    fclose(f);
    return sum;
}

static void
claim_no_larger(const char *after, long before)
{
    if (size() - before > MOST_GROWTH) {
        fprintf(stderr, "%ld bytes more after %d times %s\n", size() - before, ROUNDS, after);
        _exit(1);
    }
}

/* The first time some memory is kept for the next. */
#define FREED(...) \
    do { \
        __VA_ARGS__; \
        long before_ = size(); \
        for (int i_ = 0; i_ < ROUNDS; i_++) { \
            __VA_ARGS__; \
        } \
        claim_no_larger(#__VA_ARGS__, before_); \
    } while (0)

static int
copy(void *v, void **result)
{
    *result = value_copy(v);
    return 0;
}

static int
wait_at_gate(void *v, void **result)
{
    char c;
    (void)v;
    (void)result;
    return read(gate[0], &c, 1) == 1 ? 0 : -1;
}

static struct value *
give_back(const struct value *v)
{
    return value_copy(v);
}

static int
unused(const struct value *v)
{
    (void)v;
    return 0;
}

static void
map_refused(struct executor *e, size_t chunksize)
{
    void *args[3] = { large(), large(), large() };
    CLAIM(!executor_map_timeout(e, copy, args, 3, TIMEOUT_FOREVER, chunksize));
}

static void
leave_map_early(size_t chunksize)
{
    void *args[3] = { large(), large(), large() }, *first;
    struct iterator *it = executor_map_timeout(executor, copy, args, 3, TIMEOUT_FOREVER, chunksize);
    CLAIM(it);
    CLAIM_EQ(iterator_next(it, &first), 0);
    value_free(first);
    iterator_free(it);
}

static void
ask_not(void)
{
    const struct exception *e;
    struct future *f = executor_submit(executor, copy, large());
    CLAIM(f);
    CLAIM_EQ(future_exception_timeout(f, &e, SOON), 0);
    future_free(f);
}

/* The only worker waits. */
static void
cancel(void)
{
    struct future *f = executor_submit(executor, copy, large());
    CLAIM(f && future_cancel(f));
    future_free(f);
}

static void
cancelled(void)
{
    struct future *busy = executor_submit(executor, wait_at_gate, NULL);
    void *nothing;
    CLAIM(busy);
    cancel();
    for (int i = 0; i < 4; i++) {
        cancel();
    }
    CLAIM_EQ(write(gate[1], "x", 1), 1);
    CLAIM_EQ(future_result_timeout(busy, &nothing, SOON), 0);
    value_free(nothing);
    future_free(busy);
}

/* Or long enough, where another processor is fast. */
static void
wait_too_short(void)
{
    struct value *v = NULL;
    int r = pool_apply_timeout(running, give_back, large(), 0, &v);
    CLAIM(r == 0 || r == -EAGAIN);
    value_free(v);
    CLAIM_EQ(pool_apply(running, give_back, NULL, &v), 0);
    value_free(v);
}

static void
spawn_none(void)
{
    CLAIM(!process_new_spawn(unused, value_list(large(), value_opaque(NULL, "stays here"))));
    struct process *p = process_new_spawn(unused, large());
    CLAIM(p);
    CLAIM_EQ(process_free(p), 0);
}

static void
executors(void)
{
    FREED(CLAIM(!executor_submit(over, copy, large())));
    FREED(map_refused(over, 1));
    FREED(map_refused(over, 2));
    FREED(CLAIM(!loop_run_in_executor(loop, over, copy, large())));
    FREED(ask_not());
    FREED(leave_map_early(1));
    FREED(leave_map_early(2));
    FREED(cancelled());
}

static void
others(void)
{
    struct async_result *r;
    FREED(CLAIM_EQ(pool_apply_async(closed, give_back, large(), &r), -EINVAL));
    FREED(wait_too_short());
    FREED(CLAIM_EQ(fqueue_put(shut, large()), -EINVAL));
    FREED(CLAIM_EQ(fqueue_put_nowait(full, large()), -EAGAIN));
    FREED(CLAIM(queue_proxy_put(gone, large()) < 0));
    FREED(CLAIM(!manager_make(manager, "dict", value_list(large()))));
    FREED(spawn_none());
}

/* The executors and pools are those of its parent. */
static int
child(void *arg)
{
    struct async_result *r;
    (void)arg;
    FREED(CLAIM(!executor_submit(executor, copy, large())));
    FREED(map_refused(executor, 1));
    FREED(map_refused(executor, 2));
    FREED(CLAIM(!loop_run_in_executor(loop, executor, copy, large())));
    FREED(CLAIM_EQ(pool_apply_async(running, give_back, large(), &r), -ECHILD));
    return 0;
}

/* A manager that has ended, and a proxy of what it had. */
static void
make_all(void)
{
    CLAIM_EQ(pipe(gate), 0);
    CLAIM((running = pool_new(1)) && (closed = pool_new(1)) && (loop = loop_new()));
    CLAIM((executor = process_pool_executor_new(1)) && (over = process_pool_executor_new(1)));
    CLAIM((full = fqueue_new(1)) && (shut = fqueue_new(0)) && (manager = manager_started()));
    CLAIM(gone = manager_queue(manager, 0));
    CLAIM_EQ(manager_shutdown(manager) | pool_close(closed) | fqueue_put(full, value_int(1)), 0);
    executor_shutdown(over, true, false);
    fqueue_close(shut);
}

int
main(void)
{
    int code;
    make_all();
    struct process *p = process_new(child, NULL);
    CLAIM_EQ(process_start(p) | process_join_timeout(p, SOON) | process_exitcode(p, &code), 0);
    CLAIM_EQ(code, 0);
    executors();
    others();
    executor_free(executor);
    fqueue_cancel_join_thread(full);
    _exit(0);
}
