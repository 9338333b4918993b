/* SPDX-License-Identifier: MIT */
/* Processes give results in submission order and errors with their messages; a process that dies fails its future only; a queued
 * future can be cancelled; after a shutdown nothing is accepted and what was submitted is done, by the program's end at the latest. */
#include "claim.h"

#include <conc/process.h>
#include <conc/process_pool_executor.h>
#include <conc/shared.h>
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <unistd.h>

static int64_t *done;
static int gate[2]; /* a byte for each slow task that may go on */

static int
square(void *arg, void **result)
{
    int64_t n = value_number(arg);
    if (n == 13) {
        return exception_raise(VALUE_ERROR, "unlucky %d", 13);
    }
    if (n == 66) {
        kill(getpid(), SIGKILL);
    }
    if (n >= 100) {
        char byte;
        CLAIM_EQ(read(gate[0], &byte, 1), 1);
    }
    __atomic_fetch_add(done, 1, __ATOMIC_SEQ_CST);
    *result = value_int(n * n);
    return 0;
}

static void
gives(struct future *f, int64_t expected)
{
    void *v;
    CLAIM_EQ(future_result(f, &v), 0);
    CLAIM_EQ(value_number(v), expected);
    value_free(v);
    future_free(f);
}

static void
fails(struct future *f, int code, const char *message)
{
    void *v;
    CLAIM_EQ(future_result(f, &v), code);
    CLAIM(strstr(exception_last()->message, message));
    future_free(f);
}

static int
program(void *arg)
{
    (void)arg;
    *done = 0;
    struct executor *e = process_pool_executor_new(2);
    for (int i = 0; i < 5; i++) {
        future_free(executor_submit(e, square, value_int(100)));
    }
    executor_shutdown(e, false, false);
    CLAIM_EQ(*done, 0);
    CLAIM_EQ(write(gate[1], "12345", 5), 5);
    return 0;
}

/* However many travel together: in order, and what one raises comes in the place of the first of its chunk. */
static void
maps(struct executor *e, size_t chunksize, int n, int unlucky)
{
    void *args[20], *v;
    for (int i = 0; i < n; i++) {
        args[i] = value_int(i == unlucky ? 13 : i % 10);
    }
    struct iterator *it = executor_map_timeout(e, square, args, (size_t)n, TIMEOUT_FOREVER, chunksize);
    int end = unlucky < 0 ? n : chunksize > 1 ? unlucky - unlucky % (int)chunksize : unlucky;
    for (int i = 0; i < end; i++) {
        CLAIM_EQ(iterator_next(it, &v), 0);
        CLAIM_EQ(value_number(v), (i % 10) * (i % 10));
        value_free(v);
    }
    CLAIM_EQ(iterator_next(it, &v), unlucky < 0 ? STOP_ITERATION : VALUE_ERROR);
    CLAIM(unlucky < 0 || strcmp(exception_last()->message, "unlucky 13") == 0);
    CLAIM_EQ(iterator_next(it, &v), STOP_ITERATION);
    iterator_free(it);
}

int
main(void)
{
    void *v;
    CLAIM_EQ(pipe(gate), 0);
    done = shared_value(int64_t);
    struct executor *e = process_pool_executor_new(2);
    for (size_t chunksize = 0; chunksize < 25; chunksize += 3) {
        maps(e, chunksize, 20, -1);
        maps(e, chunksize, 20, 11);
        maps(e, chunksize, 0, -1);
    }
    fails(executor_submit(e, square, value_int(13)), VALUE_ERROR, "unlucky 13");
    fails(executor_submit(e, square, value_int(66)), -EOWNERDEAD, "signal 9");
    fails(executor_submit(e, square, value_opaque(e, "only here")), -EINVAL, "only here");
    struct future *slow[2] = { executor_submit(e, square, value_int(200)), executor_submit(e, square, value_int(200)) };
    struct future *queued = executor_submit(e, square, value_int(3));
    while (!future_running(slow[1])) {
        sched_yield(); /* until a process is free for it */
    }
    CLAIM(!future_cancel(slow[1]));
    CLAIM(future_cancel(queued));
    CLAIM_EQ(write(gate[1], "12", 2), 2);
    CLAIM_EQ(future_result(queued, &v), CANCELLED_ERROR);
    future_free(queued);
    gives(slow[0], 40000);
    gives(slow[1], 40000);
    executor_shutdown(e, true, true);
    CLAIM(executor_submit(e, square, NULL) == NULL);
    CLAIM_EQ(exception_last()->code, RUNTIME_ERROR);
    executor_free(e);

    int code;
    struct process *p = process_new(program, NULL);
    CLAIM_EQ(process_start(p), 0);
    CLAIM_EQ(process_join(p), 0);
    CLAIM_EQ(process_exitcode(p, &code), 0);
    CLAIM_EQ(code, 0);
    CLAIM_EQ(*done, 5);
}
