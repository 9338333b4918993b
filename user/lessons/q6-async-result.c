/* SPDX-License-Identifier: MIT */
/*
 * Q6  AsyncResult: a receipt for a value that is not there yet.
 *
 * Python: r = pool.apply_async(f, (x,)).  r.get() waits for the value, or raises what f raised; r.get(timeout) raises
 * TimeoutError if it takes longer, and the task goes on; r.wait(timeout) waits as long and says nothing;
 * r.ready() tells whether it is there; r.successful() whether it is a value, and is an error before that is known.
 *
 * Look at: the timed get gave up after exactly its time, and the same receipt gave the value later.
 *
 * Why: the receipt and the task are two things.  Giving up a wait changes nothing for the worker, which does not
 * know that anybody waits; its answer is put into the receipt whenever it comes, and every later get finds it
 * there. successful() before that would have to guess, so it is an error.
 *
 * Try: lesson q6 SECONDS GET_SECONDS WAIT_SECONDS VALUE
 */
#include "lesson.h"

#include <errno.h>
#include <unistd.h>

#include <conc/pool.h>

static int64_t duration;

static struct value *
work(const struct value *v)
{
    printf("@task pid=%d\n", getpid());
    conc_sleep(duration);
    return value_int(value_number(v) * value_number(v));
}

static struct value *
fail(const struct value *v)
{
    return value_error(-EDOM, "no_good_%ld", (long)value_number(v));
}

static void
print_state(const char *when, struct async_result *r)
{
    int successful = async_result_successful(r);
    printf("@state when=%s ready=%d successful=%s\n", when, async_result_ready(r),
           successful == -EINVAL ? "error" : successful ? "yes" : "no");
}

int
main(int argc, char **argv)
{
    duration = arg_seconds(argc, argv, 1, "2");
    int64_t get_time = arg_seconds(argc, argv, 2, "0.5"), wait_time = arg_seconds(argc, argv, 3, "0.7");
    long number = arg_number(argc, argv, 4, 12);
    struct async_result *r;
    const struct value *v = NULL;
    lesson_begin();
    struct pool *pool = pool_new(1);

    int64_t start = conc_now();
    pool_apply_async(pool, work, value_int(number), &r);
    print_state("before", r);
    int error = async_result_get_timeout(r, &v, get_time);
    printf("@get_timeout error=%s ms=%ld\n", error == -ETIMEDOUT ? "timeout" : "none", milliseconds_since(start));
    int64_t wait_start = conc_now();
    async_result_wait(r, wait_time);
    printf("@wait ready=%d ms=%ld\n", async_result_ready(r), milliseconds_since(wait_start));
    async_result_get(r, &v);
    printf("@get value=%ld ms=%ld\n", (long)value_number(v), milliseconds_since(start));
    print_state("after", r);
    async_result_free(r);

    pool_apply_async(pool, fail, value_int(number), &r);
    error = async_result_get(r, &v);
    print_state("failed", r);
    printf("@failed error=%s message=%s\n", error == -EREMOTEIO ? "raised" : "none", value_text(v));
    async_result_free(r);
    pool_close(pool);
    pool_join(pool);
    pool_free(pool);
}
