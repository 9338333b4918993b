/* SPDX-License-Identifier: MIT */
/* Jobs of a pool and their results.  Contracts in pool.h and pool_job.h. */
#include <conc/guard.h>
#include <conc/pool_job.h>
#include <conc/value_inside.h>

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
    for (size_t i = 0; job->results && i < job->total; i++) {
        value_free(job->results[i]);
    }
    free(job->results);
    value_block_free(job->block);
    value_free(job->outcome);
    free(job);
}

int
job_expect(struct async_result *job, size_t total)
{
    LOCK_GUARD(&job->lock);
    job->room = total;
    job->results = calloc(total + 1, sizeof *job->results);
    job->block = job->kind == JOB_MAP ? value_block_new(total + 1) : NULL;
    return job->results && (job->block || job->kind != JOB_MAP) ? 0 : -ENOMEM;
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
    if (job->outcome) {
        job->outcome->items = job->results;
        job->outcome->count = job->total;
        job->outcome->room = job->room;
        job->outcome->block = job->block;
        job->results = NULL;
        job->block = NULL;
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

/* Lock held.  The n-th item's; NULL: there was no memory for it. */
static void
keep_result(struct async_result *job, size_t n, struct value *v)
{
    bool failed = value_kind(v) == VALUE_EXCEPTION;
    if (failed && job->kind <= JOB_MAP) {
        if (!job->outcome) {
            job->outcome = v->inside ? value_copy(v) : v;
            job->failed = true;
        }
        if (v != job->outcome) {
            value_free(v);
        }
        return;
    }
    job->results[job->kind == JOB_UNORDERED ? job->arrived++ : n] = v ? v : value_none();
}

/* Lock held.  Take out the next result, for the n-th item.  NULL: there is none. */
static struct value *
take_result(struct async_result *job, size_t n, struct codec_input *in)
{
    struct value *v = job->block ? &job->block[n] : malloc(sizeof *v);
    if (!v || codec_take(in, v) < 0) {
        if (!job->block) {
            free(v);
        }
        return NULL;
    }
    v->inside = job->block != NULL;
    return v;
}

/* Lock held. */
static void
finish_task(struct async_result *job, bool cancelled)
{
    job->cancelled |= cancelled;
    job->unfinished--;
    end_if_done(job);
    if (job->ready || job->kind >= JOB_ORDERED) {
        condition_notify_all(&job->changed);
    }
}

/* Lock held. */
static void
fail_items(struct async_result *job, size_t first, size_t count, const struct value *error)
{
    for (size_t i = 0; i < count; i++) {
        keep_result(job, first + i, value_copy(error));
    }
}

void
job_fail_task(struct async_result *job, size_t first, size_t count, struct value *error, bool cancelled)
{
    lock_acquire(&job->lock);
    fail_items(job, first, count, error);
    finish_task(job, cancelled);
    lock_release(&job->lock);
    value_free(error);
    job_put(job);
}

void
job_finish_task(struct async_result *job, size_t first, size_t count, struct codec_input results)
{
    struct value *last = NULL, *v;
    size_t i = 0;
    lock_acquire(&job->lock);
    while (i < count && (v = take_result(job, first + i, &results))) {
        if (i + 1 < count && results.left == 0) {
            last = value_kind(v) == VALUE_EXCEPTION ? value_copy(v) : NULL;
        }
        keep_result(job, first + i++, v);
    }
    if (i < count && !last) {
        last = value_error(-EBADMSG, "the worker sent nonsense");
    }
    fail_items(job, first + i, count - i, last);
    finish_task(job, false);
    lock_release(&job->lock);
    value_free(last);
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
