/* SPDX-License-Identifier: MIT */
/* The operations as a program of this library has them. */
#include <conc/bench/bench.h>
#include <conc/condition.h>
#include <conc/pool.h>
#include <conc/queue.h>
#include <conc/thread.h>
#include <conc/thread_pool_executor.h>

#include <stdint.h>
#include <stdlib.h>

struct job {
    struct lock lock;
    struct condition turn[2];
    struct queue *queue;
    long each, count, sum;
};

static void
run(struct job *job, int kinds, void (*const kind[])(void *), int threads)
{
    struct thread *thread[2 * THREADS];
    int n = 0;
    for (int i = 0; i < threads; i++) {
        for (int k = 0; k < kinds; k++) {
            thread[n] = thread_new(kind[k], job);
            thread_start(thread[n++]);
        }
    }
    while (n-- > 0) {
        thread_join(thread[n]);
        thread_free(thread[n]);
    }
}

static void
count_up(void *arg)
{
    struct job *job = arg;
    for (long i = 0; i < job->each; i++) {
        lock_acquire(&job->lock);
        job->count++;
        lock_release(&job->lock);
    }
}

bool
conc_lock(long n)
{
    struct job job = { .each = n };
    run(&job, 1, (void (*[])(void *)){ count_up }, 1);
    return job.count == n;
}

bool
conc_lock_contended(long n)
{
    struct job job = { .each = n / THREADS };
    run(&job, 1, (void (*[])(void *)){ count_up }, THREADS);
    return job.count == n;
}

/* `count` is how often the turn has changed: even numbers are the one's, odd ones the other's. */
static void
take_turns(struct job *job, long mine)
{
    lock_acquire(&job->lock);
    for (long i = 0; i < job->each; i++) {
        while (job->count % 2 != mine) {
            condition_wait(&job->turn[mine]);
        }
        job->count++;
        condition_notify(&job->turn[1 - mine], 1);
    }
    lock_release(&job->lock);
}

static void
ping(void *job)
{
    take_turns(job, 0);
}

static void
pong(void *job)
{
    take_turns(job, 1);
}

bool
conc_condition(long n)
{
    struct job job = { .each = n };
    condition_init(&job.turn[0], &job.lock);
    condition_init(&job.turn[1], &job.lock);
    run(&job, 2, (void (*[])(void *)){ ping, pong }, 1);
    return job.count == 2 * n;
}

static void
put_all(void *arg)
{
    struct job *job = arg;
    for (long i = 0; i < job->each; i++) {
        queue_put(job->queue, (void *)i);
    }
}

static void
get_all(void *arg)
{
    struct job *job = arg;
    long sum = 0;
    for (long i = 0; i < job->each; i++) {
        void *item;
        queue_get(job->queue, &item);
        sum += (intptr_t)item;
    }
    __atomic_fetch_add(&job->sum, sum, __ATOMIC_RELAXED);
}

static void
put_and_get(void *arg)
{
    struct job *job = arg;
    for (long i = 0; i < job->each; i++) {
        queue_put(job->queue, (void *)i);
        void *item;
        queue_get(job->queue, &item);
        job->sum += (intptr_t)item - i;
    }
}

bool
conc_queue(long n)
{
    struct job job = { .each = n, .queue = queue_new(BOUND) };
    run(&job, 1, (void (*[])(void *)){ put_and_get }, 1);
    queue_free(job.queue);
    return job.sum == 0;
}

static bool
cross(long n, int threads)
{
    struct job job = { .each = n / threads, .queue = queue_new(BOUND) };
    run(&job, 2, (void (*[])(void *)){ put_all, get_all }, threads);
    queue_free(job.queue);
    return job.sum == job.each * (job.each - 1) / 2 * threads;
}

bool
conc_queue_pair(long n)
{
    return cross(n, 1);
}

bool
conc_queue_many(long n)
{
    return cross(n, THREADS);
}

static long work;                       /* of a task */

static int
square(void *arg, void **result)
{
    *result = (void *)bench_square((intptr_t)arg, work);
    return 0;
}

bool
conc_thread_pool(long n)
{
    struct executor *e = thread_pool_executor_new(THREADS);
    void *numbers[BATCH], *value;
    bool good = true;
    for (intptr_t i = 0; i < BATCH; i++) {
        numbers[i] = (void *)i;
    }
    for (long done = 0; done < n; done += BATCH) {
        struct iterator *it = executor_map(e, square, numbers, BATCH);
        for (intptr_t i = 0; i < BATCH; i++) {
            good &= iterator_next(it, &value) == 0 && (intptr_t)value == i * i;
        }
        iterator_free(it);
    }
    executor_free(e);
    return good;
}

static struct value *
square_of_value(const struct value *n)
{
    return value_int(bench_square(value_number(n), work));
}

bool
conc_process_pool(long n)
{
    struct pool *pool = pool_new(THREADS);
    bool good = true;
    for (long done = 0; done < n; done += NUMBERS) {
        struct value_range range = { 0, NUMBERS };
        struct value *results;
        pool_map(pool, square_of_value, (struct value_source){ value_range_next, &range }, 0, &results);
        for (int64_t i = 0; i < NUMBERS; i++) {
            good &= value_number(value_at(results, (size_t)i)) == i * i;
        }
        value_free(results);
    }
    pool_close(pool);
    pool_join(pool);
    pool_free(pool);
    return good;
}

bool
conc_busy_threads(long n)
{
    work = BUSY;
    return conc_thread_pool(n);
}

bool
conc_busy_processes(long n)
{
    work = BUSY;
    return conc_process_pool(n);
}
