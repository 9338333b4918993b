/* SPDX-License-Identifier: MIT */
/*
 * The operations as one writes them by hand, with pthreads, for nothing but this: no timeouts, no errors, no joins of
 * queues, no futures.  by_hand_processes.c has the processes.
 */
#include <conc/bench/bench.h>

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

struct ring {
    pthread_mutex_t lock;
    pthread_cond_t not_empty, not_full;
    void *slot[BOUND];
    unsigned head, count;
};

struct job {
    pthread_mutex_t lock;
    pthread_cond_t turn[2];
    struct ring ring;
    long each, count, sum;
};

static void
run(struct job *job, int kinds, void *(*const kind[])(void *), int threads)
{
    pthread_t thread[2 * THREADS];
    int n = 0;
    for (int i = 0; i < threads; i++) {
        for (int k = 0; k < kinds; k++) {
            pthread_create(&thread[n++], NULL, kind[k], job);
        }
    }
    while (n-- > 0) {
        pthread_join(thread[n], NULL);
    }
}

static void *
count_up(void *arg)
{
    struct job *job = arg;
    for (long i = 0; i < job->each; i++) {
        pthread_mutex_lock(&job->lock);
        job->count++;
        pthread_mutex_unlock(&job->lock);
    }
    return NULL;
}

bool
hand_lock(long n)
{
    struct job job = { .lock = PTHREAD_MUTEX_INITIALIZER, .each = n };
    run(&job, 1, (void *(*[])(void *)){ count_up }, 1);
    return job.count == n;
}

bool
hand_lock_contended(long n)
{
    struct job job = { .lock = PTHREAD_MUTEX_INITIALIZER, .each = n / THREADS };
    run(&job, 1, (void *(*[])(void *)){ count_up }, THREADS);
    return job.count == n;
}

static void
take_turns(struct job *job, long mine)
{
    pthread_mutex_lock(&job->lock);
    for (long i = 0; i < job->each; i++) {
        while (job->count % 2 != mine) {
            pthread_cond_wait(&job->turn[mine], &job->lock);
        }
        job->count++;
        pthread_cond_signal(&job->turn[1 - mine]);
    }
    pthread_mutex_unlock(&job->lock);
}

static void *
ping(void *job)
{
    take_turns(job, 0);
    return NULL;
}

static void *
pong(void *job)
{
    take_turns(job, 1);
    return NULL;
}

bool
hand_condition(long n)
{
    struct job job = { .lock = PTHREAD_MUTEX_INITIALIZER, .each = n };
    pthread_cond_init(&job.turn[0], NULL);
    pthread_cond_init(&job.turn[1], NULL);
    run(&job, 2, (void *(*[])(void *)){ ping, pong }, 1);
    return job.count == 2 * n;
}

static void
ring_init(struct ring *r)
{
    pthread_mutex_init(&r->lock, NULL);
    pthread_cond_init(&r->not_empty, NULL);
    pthread_cond_init(&r->not_full, NULL);
}

static void
ring_put(struct ring *r, void *item)
{
    pthread_mutex_lock(&r->lock);
    while (r->count == BOUND) {
        pthread_cond_wait(&r->not_full, &r->lock);
    }
    r->slot[(r->head + r->count++) % BOUND] = item;
    pthread_cond_signal(&r->not_empty);
    pthread_mutex_unlock(&r->lock);
}

static void *
ring_get(struct ring *r)
{
    pthread_mutex_lock(&r->lock);
    while (r->count == 0) {
        pthread_cond_wait(&r->not_empty, &r->lock);
    }
    void *item = r->slot[r->head];
    r->head = (r->head + 1) % BOUND;
    r->count--;
    pthread_cond_signal(&r->not_full);
    pthread_mutex_unlock(&r->lock);
    return item;
}

static void *
put_all(void *arg)
{
    struct job *job = arg;
    for (long i = 0; i < job->each; i++) {
        ring_put(&job->ring, (void *)i);
    }
    return NULL;
}

static void *
get_all(void *arg)
{
    struct job *job = arg;
    long sum = 0;
    for (long i = 0; i < job->each; i++) {
        sum += (intptr_t)ring_get(&job->ring);
    }
    __atomic_fetch_add(&job->sum, sum, __ATOMIC_RELAXED);
    return NULL;
}

static void *
put_and_get(void *arg)
{
    struct job *job = arg;
    for (long i = 0; i < job->each; i++) {
        ring_put(&job->ring, (void *)i);
        job->sum += (intptr_t)ring_get(&job->ring) - i;
    }
    return NULL;
}

bool
hand_queue(long n)
{
    struct job job = { .each = n };
    ring_init(&job.ring);
    run(&job, 1, (void *(*[])(void *)){ put_and_get }, 1);
    return job.sum == 0;
}

static bool
cross(long n, int threads)
{
    struct job job = { .each = n / threads };
    ring_init(&job.ring);
    run(&job, 2, (void *(*[])(void *)){ put_all, get_all }, threads);
    return job.sum == job.each * (job.each - 1) / 2 * threads;
}

bool
hand_queue_pair(long n)
{
    return cross(n, 1);
}

bool
hand_queue_many(long n)
{
    return cross(n, THREADS);
}

struct task {
    struct task *next;
    void *(*function)(void *arg);
    void *arg, *result;
};

struct pool {
    pthread_mutex_t lock;
    pthread_cond_t work, done;
    struct task *first, **end;
    long left;                          /* not yet done */
    bool over;
    pthread_t worker[THREADS];
};

static void *
work(void *arg)
{
    struct pool *p = arg;
    pthread_mutex_lock(&p->lock);
    for (;;) {
        while (!p->first && !p->over) {
            pthread_cond_wait(&p->work, &p->lock);
        }
        struct task *t = p->first;
        if (!t) {
            break;
        }
        p->first = t->next;
        if (!p->first) {
            p->end = &p->first;
        }
        pthread_mutex_unlock(&p->lock);
        t->result = t->function(t->arg);
        pthread_mutex_lock(&p->lock);
        if (--p->left == 0) {
            pthread_cond_signal(&p->done);
        }
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

static void
submit(struct pool *p, struct task *t)
{
    pthread_mutex_lock(&p->lock);
    t->next = NULL;
    *p->end = t;
    p->end = &t->next;
    p->left++;
    pthread_cond_signal(&p->work);
    pthread_mutex_unlock(&p->lock);
}

static void
await_all(struct pool *p)
{
    pthread_mutex_lock(&p->lock);
    while (p->left > 0) {
        pthread_cond_wait(&p->done, &p->lock);
    }
    pthread_mutex_unlock(&p->lock);
}

static long load;                       /* work of a task */

static void *
square(void *arg)
{
    return (void *)bench_square((intptr_t)arg, load);
}

static bool
map(struct pool *p)
{
    struct task *task = malloc(BATCH * sizeof *task);
    bool good = true;
    for (intptr_t i = 0; i < BATCH; i++) {
        task[i] = (struct task){ .function = square, .arg = (void *)i };
        submit(p, &task[i]);
    }
    await_all(p);
    for (intptr_t i = 0; i < BATCH; i++) {
        good &= (intptr_t)task[i].result == i * i;
    }
    free(task);
    return good;
}

bool
hand_thread_pool(long n)
{
    struct pool p = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, PTHREAD_COND_INITIALIZER, .end = &p.first };
    bool good = true;
    for (int i = 0; i < THREADS; i++) {
        pthread_create(&p.worker[i], NULL, work, &p);
    }
    for (long done = 0; done < n; done += BATCH) {
        good &= map(&p);
    }
    pthread_mutex_lock(&p.lock);
    p.over = true;
    pthread_cond_broadcast(&p.work);
    pthread_mutex_unlock(&p.lock);
    for (int i = 0; i < THREADS; i++) {
        pthread_join(p.worker[i], NULL);
    }
    return good;
}

bool
hand_busy_threads(long n)
{
    load = BUSY;
    return hand_thread_pool(n);
}
