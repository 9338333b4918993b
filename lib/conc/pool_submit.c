/* SPDX-License-Identifier: MIT */
/* Pool: how tasks are submitted.  Contracts in pool.h; how it works in pool_inside.h. */
#include <conc/guard.h>
#include <conc/pool_batch.h>
#include <conc/pool_inside.h>

#include <errno.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* A task of items [from, to) for the job.  The dispatcher is still to be woken. */
static int
submit(struct pool *p, pool_function *f, struct async_result *job, const struct pool_batch *b, size_t from, size_t to)
{
    const char *why = NULL;
    size_t first;
    if (job_add_task(job, to - from, &first) < 0) {
        return -ENOMEM;
    }
    struct task *t = pool_batch_task(b, from, to, f, job->kind == JOB_MAP, &why);
    if (!t) {
        job_fail_task(job, first, to - from, value_error(why ? -EINVAL : -ENOMEM, "%s", why ? why : "no memory"), false);
        return 0;
    }
    t->job = job;
    t->first = first;
    lock_acquire(&p->lock);
    bool late = p->state > CLOSING;
    if (!late) {
        *p->pending_end = t;
        p->pending_end = &t->next;
    }
    lock_release(&p->lock);
    if (late) {
        task_fail(t, -ECANCELED, "the pool was terminated", true);
    }
    return late ? -ECANCELED : 0;
}

/* May something be submitted?  Then that is counted, and the pool does not end before end_submission. */
static int
begin_submission(struct pool *p)
{
    if (p->owner != getpid()) {
        return -ECHILD;
    }
    LOCK_GUARD(&p->lock);
    if (p->state != RUNNING) {
        return -EINVAL;
    }
    p->feeders++;
    p->refs++;
    return 0;
}

static void
end_submission(struct pool *p)
{
    lock_acquire(&p->lock);
    p->feeders--;
    bool awaited = p->state != RUNNING;
    lock_release(&p->lock);
    if (awaited) {
        eventfd_write(p->wake, 1);
    }
    pool_put(p);
}

/* The job has all its tasks, or an error: give it to the caller. */
static int
hand_over(struct pool *p, struct async_result *job, int r, struct async_result **result)
{
    eventfd_write(p->wake, 1);
    job_end_input(job);
    if (r < 0 || !result) {
        job_put(job);
    } else {
        *result = job;
    }
    return r;
}

/* Cut the batch into tasks of the job, and give that to the caller. */
static int
submit_all(struct pool *p, pool_function *f, const struct pool_batch *b, size_t size, struct async_result *job,
           struct async_result **result)
{
    int r = job_expect(job, b->count);
    for (size_t at = 0; r == 0 && at < b->count; at += size) {
        r = submit(p, f, job, b, at, b->count - at < size ? b->count : at + size);
    }
    return hand_over(p, job, r, result);
}

/* The same of a source that gives so many: each task is made as soon as its items are read. */
static int
submit_read(struct pool *p, pool_function *f, struct value_source source, size_t length, size_t size,
            struct async_result *job, struct async_result **result)
{
    struct pool_batch b = { 0 };
    int r = job_expect(job, length);
    for (size_t at = 0; r == 0 && at < length; at += b.count) {
        pool_batch_empty(&b);
        r = pool_batch_read(&b, source, length - at < size ? length - at : size);
        if (r < 0 || b.count == 0) {
            break;
        }
        r = submit(p, f, job, &b, 0, b.count);
    }
    pool_batch_clear(&b);
    return hand_over(p, job, r, result);
}

int
pool_apply_async_callbacks(struct pool *p, pool_function *f, struct value *arg, const struct pool_callbacks *c,
                           struct async_result **r)
{
    struct pool_batch b = { 0 };
    int error = begin_submission(p);
    if (error < 0) {
        value_free(arg);
        return error;
    }
    error = pool_batch_add(&b, arg);
    value_free(arg);
    struct async_result *job = error == 0 ? job_new(JOB_APPLY, c, p->callbacks) : NULL;
    error = job ? submit_all(p, f, &b, 1, job, r) : -ENOMEM;
    end_submission(p);
    pool_batch_clear(&b);
    return error;
}

int
pool_apply_async(struct pool *p, pool_function *f, struct value *arg, struct async_result **r)
{
    return pool_apply_async_callbacks(p, f, arg, NULL, r);
}

/* The result of a job, as one's own. */
static int
take_outcome(struct async_result *job, int64_t timeout, struct value **result)
{
    int r = async_result_wait(job, timeout);
    if (r == 0) {
        r = job->failed ? -EREMOTEIO : 0;
        *result = job->outcome;
        job->outcome = NULL;
    }
    job_put(job);
    return r;
}

int
pool_apply_timeout(struct pool *p, pool_function *f, struct value *arg, int64_t timeout, struct value **result)
{
    struct async_result *job;
    int r = pool_apply_async(p, f, arg, &job);
    return r < 0 ? r : take_outcome(job, timeout, result);
}

int
pool_apply(struct pool *p, pool_function *f, struct value *arg, struct value **result)
{
    return pool_apply_timeout(p, f, arg, TIMEOUT_FOREVER, result);
}

/* As CPython: about four chunks for each worker. */
static size_t
chunk_size(struct pool *p, size_t items, size_t asked)
{
    size_t chunks = 4 * (size_t)p->options.processes;
    return asked ? asked : items / chunks + (items % chunks != 0);
}

/* A map of a source that says its end only when it is there. */
static int
read_and_submit(struct pool *p, pool_function *f, struct value_source source, size_t chunksize, struct async_result *job,
                struct async_result **result)
{
    struct pool_batch b = { 0 };
    int r = pool_batch_read(&b, source, SIZE_MAX);
    if (r == 0) {
        r = submit_all(p, f, &b, chunk_size(p, b.count, chunksize), job, result);
    } else {
        job_put(job);
    }
    pool_batch_clear(&b);
    return r;
}

int
pool_map_async(struct pool *p, pool_function *f, struct value_source source, size_t chunksize,
               const struct pool_callbacks *c, struct async_result **r)
{
    int error = begin_submission(p);
    if (error < 0) {
        return error;
    }
    struct async_result *job = job_new(JOB_MAP, c, p->callbacks);
    size_t length = value_source_length(source);
    if (job && length != SIZE_MAX) {
        error = submit_read(p, f, source, length, chunk_size(p, length, chunksize), job, r);
    } else {
        error = job ? read_and_submit(p, f, source, chunksize, job, r) : -ENOMEM;
    }
    end_submission(p);
    return error;
}

int
pool_map_timeout(struct pool *p, pool_function *f, struct value_source source, size_t chunksize, int64_t timeout,
                 struct value **results)
{
    struct async_result *job;
    int r = pool_map_async(p, f, source, chunksize, NULL, &job);
    return r < 0 ? r : take_outcome(job, timeout, results);
}

int
pool_map(struct pool *p, pool_function *f, struct value_source source, size_t chunksize, struct value **results)
{
    return pool_map_timeout(p, f, source, chunksize, TIMEOUT_FOREVER, results);
}

/* What a feeder thread is given. */
struct feed {
    struct pool *pool;
    struct async_result *job;
    pool_function *f;
    struct value_source source;
    size_t chunksize;
};

/* The feeder: read the source, submit, until its end or the pool's. */
static void
feed(void *arg)
{
    struct feed *feed = arg;
    struct pool *p = feed->pool;
    int r = 0;
    while (r == 0) {
        struct pool_batch b = { 0 };
        r = pool_batch_read(&b, feed->source, feed->chunksize);
        if (r == 0) {
            r = b.count == 0 ? -ENODATA : submit(p, feed->f, feed->job, &b, 0, b.count);
            eventfd_write(p->wake, 1);
        }
        pool_batch_clear(&b);
    }
    job_end_input(feed->job);
    job_put(feed->job);
    end_submission(p);
    free(feed);
}

static int
start_feeder(struct pool *p, pool_function *f, struct value_source source, size_t chunksize, struct async_result *job)
{
    struct feed *made = malloc(sizeof *made);
    if (!made || !job) {
        free(made);
        return -ENOMEM;
    }
    *made = (struct feed){ p, job, f, source, chunksize ? chunksize : 1 };
    job_get(job);
    struct thread *feeder = thread_start_daemon(feed, made, "PoolFeeder");
    if (!feeder) {
        job_put(job);
        free(made);
        return -EAGAIN;
    }
    thread_forget(feeder);
    return 0;
}

static int
iterate(struct pool *p, pool_function *f, struct value_source source, size_t chunksize, enum job_kind kind,
        struct pool_iterator **i)
{
    int r = begin_submission(p);
    if (r < 0) {
        return r;
    }
    struct async_result *job = job_new(kind, NULL, NULL);
    r = start_feeder(p, f, source, chunksize, job);
    if (r < 0) {
        if (job) {
            job_put(job);
        }
        end_submission(p);
        return r;
    }
    *i = (struct pool_iterator *)job;
    return 0;
}

int
pool_imap(struct pool *p, pool_function *f, struct value_source source, size_t chunksize, struct pool_iterator **i)
{
    return iterate(p, f, source, chunksize, JOB_ORDERED, i);
}

int
pool_imap_unordered(struct pool *p, pool_function *f, struct value_source source, size_t chunksize,
                    struct pool_iterator **i)
{
    return iterate(p, f, source, chunksize, JOB_UNORDERED, i);
}
