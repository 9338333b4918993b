/* SPDX-License-Identifier: MIT */
/* Jobs of a pool and their results.  Contracts in pool.h and pool_job.h. */
#include <conc/guard.h>
#include <conc/pool_job.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct async_result *
job_new(enum job_kind kind, const struct pool_callbacks *callbacks, struct queue *callback_queue)
{
    struct async_result *job = calloc(1, sizeof *job);
    if (job) {
        job->kind = kind;
        job->refs = 1;
        lock_init(&job->lock);
        condition_init(&job->changed, &job->lock);
        if (callbacks) {
            job->callbacks = *callbacks;
            job->callback_queue = callback_queue;
        }
    }
    return job;
}

void
job_get(struct async_result *job)
{
    LOCK_GUARD(&job->lock);
    job->refs++;
}

void
job_put(struct async_result *job)
{
    lock_acquire(&job->lock);
    unsigned left = --job->refs;
    lock_release(&job->lock);
    if (left > 0) {
        return;
    }
    for (size_t i = 0; i < job->total; i++) {
        value_free(job->results[i]);
    }
    free(job->results);
    value_free(job->outcome);
    free(job);
}

int
job_add_task(struct async_result *job, size_t count, size_t *first)
{
    LOCK_GUARD(&job->lock);
    size_t total = job->total + count;
    if (total > job->room) {
        size_t room = total * 2;
        struct value **results = realloc(job->results, room * sizeof *results);
        if (!results) {
            return -ENOMEM;
        }
        job->results = results;
        job->room = room;
    }
    memset(job->results + job->total, 0, count * sizeof *job->results);
    *first = job->total;
    job->total = total;
    job->unfinished++;
    job->refs++;
    return 0;
}

/* Lock held.  What the caller of get will see. */
static void
make_outcome(struct async_result *job)
{
    if (job->outcome) {
        return;
    }
    if (job->kind == JOB_APPLY && job->total == 1) {
        job->outcome = job->results[0];
        job->results[0] = NULL;
        return;
    }
    job->outcome = value_new_list();
    for (size_t i = 0; job->outcome && i < job->total; i++) {
        value_append(job->outcome, job->results[i]);
        job->results[i] = NULL;
    }
}

/* Lock held.  If that was the last of it: ready, or first to the callbacks. */
static void
end_if_done(struct async_result *job)
{
    if (!job->input_ended || job->unfinished > 0) {
        return;
    }
    if (job->kind <= JOB_MAP) {
        make_outcome(job);
    }
    if (job->callback_queue && !job->cancelled) {
        job->refs++;
        queue_put(job->callback_queue, job);
    } else {
        job->ready = true;
    }
}

void
job_end_input(struct async_result *job)
{
    LOCK_GUARD(&job->lock);
    job->input_ended = true;
    end_if_done(job);
    condition_notify_all(&job->changed);
}

/* Lock held.  The n-th of the items that began at `first`; NULL: there was no memory for it. */
static void
keep_result(struct async_result *job, size_t n, struct value *v)
{
    bool failed = value_kind(v) == VALUE_EXCEPTION;
    if (failed && job->kind <= JOB_MAP) {
        if (job->outcome) {
            value_free(v);
        } else {
            job->outcome = v;
            job->failed = true;
        }
        return;
    }
    job->results[job->kind == JOB_UNORDERED ? job->arrived++ : n] = v ? v : value_none();
}

void
job_finish_task(struct async_result *job, size_t first, size_t count, struct value *result, bool cancelled)
{
    lock_acquire(&job->lock);
    bool list = value_kind(result) == VALUE_LIST;
    for (size_t i = 0; i < (list ? result->count : count); i++) {
        keep_result(job, first + i, list ? result->items[i] : value_copy(result));
    }
    if (list) {
        result->count = 0;      /* the items have moved */
    }
    job->cancelled |= cancelled;
    job->unfinished--;
    end_if_done(job);
    condition_notify_all(&job->changed);
    lock_release(&job->lock);
    value_free(result);
    job_put(job);
}

void
job_call_back(struct async_result *job)
{
    void (*call)(const struct value *, void *) = job->failed ? job->callbacks.error : job->callbacks.done;
    if (call) {
        call(job->outcome, job->callbacks.arg);
    }
    lock_acquire(&job->lock);
    job->ready = true;
    condition_notify_all(&job->changed);
    lock_release(&job->lock);
    job_put(job);
}

static bool
is_ready(void *job)
{
    return ((struct async_result *)job)->ready;
}

int
async_result_wait(struct async_result *r, int64_t timeout)
{
    LOCK_GUARD(&r->lock);
    return condition_wait_for(&r->changed, is_ready, r, timeout);
}

int
async_result_get_timeout(struct async_result *r, const struct value **v, int64_t timeout)
{
    int error = async_result_wait(r, timeout);
    if (error < 0) {
        return error;
    }
    *v = r->outcome;
    return r->failed ? -EREMOTEIO : 0;
}

int
async_result_get(struct async_result *r, const struct value **v)
{
    return async_result_get_timeout(r, v, TIMEOUT_FOREVER);
}

bool
async_result_ready(struct async_result *r)
{
    LOCK_GUARD(&r->lock);
    return r->ready;
}

int
async_result_successful(struct async_result *r)
{
    LOCK_GUARD(&r->lock);
    return r->ready ? !r->failed : -EINVAL;
}

void
async_result_free(struct async_result *r)
{
    if (r) {
        job_put(r);
    }
}

static bool
has_next(void *arg)
{
    struct async_result *job = arg;
    return job->taken < job->total ? job->results[job->taken] != NULL : job->input_ended;
}

int
pool_next_timeout(struct pool_iterator *i, struct value **v, int64_t timeout)
{
    struct async_result *job = &i->job;
    LOCK_GUARD(&job->lock);
    int r = condition_wait_for(&job->changed, has_next, job, timeout);
    if (r < 0) {
        return r;
    }
    if (job->taken == job->total) {
        return -ENODATA;
    }
    *v = job->results[job->taken];
    job->results[job->taken++] = NULL;
    return value_kind(*v) == VALUE_EXCEPTION ? -EREMOTEIO : 0;
}

int
pool_next(struct pool_iterator *i, struct value **v)
{
    return pool_next_timeout(i, v, TIMEOUT_FOREVER);
}

void
pool_iterator_free(struct pool_iterator *i)
{
    if (i) {
        job_put(&i->job);
    }
}
