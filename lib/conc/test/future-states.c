/* SPDX-License-Identifier: MIT */
/* A future goes through its states; each question has its answer in each; what comes too late is refused. */
#include "claim.h"

#include <conc/future.h>
#include <conc/thread.h>

static int called;

static void
count(struct future *f, void *arg)
{
    CLAIM(future_done(f));
    CLAIM_EQ(called++, (int)(intptr_t)arg);
}

static void
is(struct future *f, enum future_state state)
{
    CLAIM_EQ(future_state(f), state);
    CLAIM_EQ(future_running(f), state == FUTURE_RUNNING);
    CLAIM_EQ(future_cancelled(f), state == FUTURE_CANCELLED || state == FUTURE_CANCELLED_AND_NOTIFIED);
    CLAIM_EQ(future_done(f), state >= FUTURE_CANCELLED);
}

static void
finishes(void)
{
    struct future *f = future_new();
    void *result = &result;
    const struct exception *e;
    is(f, FUTURE_PENDING);
    CLAIM_EQ(future_result_timeout(f, &result, 0), -EAGAIN);
    CLAIM_EQ(future_exception_timeout(f, &e, MILLISECONDS(5)), -ETIMEDOUT);
    called = 0;
    for (intptr_t i = 0; i < 3; i++) {
        CLAIM_EQ(future_add_done_callback(f, count, (void *)i), 0);
    }
    CLAIM_EQ(future_set_running_or_notify_cancel(f), 1);
    is(f, FUTURE_RUNNING);
    CLAIM_EQ(future_set_running_or_notify_cancel(f), -EINVAL);
    CLAIM(!future_cancel(f));
    CLAIM(result == &result);
    CLAIM_EQ(called, 0);
    CLAIM_EQ(future_set_result(f, "done"), 0);
    is(f, FUTURE_FINISHED);
    CLAIM_EQ(called, 3);
    CLAIM_EQ(future_result_timeout(f, &result, 0), 0);
    CLAIM(strcmp(result, "done") == 0);
    CLAIM_EQ(future_exception(f, &e), 0);
    CLAIM(!e);
    CLAIM(!future_cancel(f));
    CLAIM_EQ(future_set_result(f, NULL), -EINVAL);
    CLAIM_EQ(future_add_done_callback(f, count, (void *)3), 0);
    CLAIM_EQ(called, 4);
    future_free(f);
}

static void
fails(void)
{
    struct future *f = future_new();
    void *result = &result;
    const struct exception *e, why = { VALUE_ERROR, "three is too much" };
    CLAIM_EQ(future_set_exception(f, &(struct exception){ 0, "" }), -EINVAL);
    CLAIM_EQ(future_set_exception(f, &why), 0);
    CLAIM_EQ(future_set_exception(f, &why), -EINVAL);
    CLAIM_EQ(future_result(f, &result), VALUE_ERROR);
    CLAIM(result == &result);
    CLAIM(strcmp(exception_last()->message, "three is too much") == 0);
    CLAIM_EQ(future_exception(f, &e), 0);
    CLAIM(e->code == VALUE_ERROR && strcmp(e->message, why.message) == 0);
    future_free(f);
}

static void
is_cancelled(void)
{
    struct future *f = future_keep(future_new());
    void *result;
    const struct exception *e;
    called = 0;
    CLAIM_EQ(future_add_done_callback(f, count, (void *)0), 0);
    CLAIM(future_cancel(f));
    CLAIM_EQ(called, 1);
    CLAIM(future_cancel(f));
    CLAIM_EQ(called, 1);
    is(f, FUTURE_CANCELLED);
    CLAIM_EQ(future_result(f, &result), CANCELLED_ERROR);
    CLAIM_EQ(future_exception(f, &e), CANCELLED_ERROR);
    CLAIM_EQ(future_set_result(f, NULL), -EINVAL);
    CLAIM_EQ(future_set_running_or_notify_cancel(f), 0);
    is(f, FUTURE_CANCELLED_AND_NOTIFIED);
    CLAIM(future_cancel(f));
    CLAIM_EQ(future_set_running_or_notify_cancel(f), -EINVAL);
    CLAIM_EQ(future_result(f, &result), CANCELLED_ERROR);
    future_free(f);
    is(f, FUTURE_CANCELLED_AND_NOTIFIED);       /* one reference is left */
    future_free(f);
    future_free(NULL);
}

static void
ask(void *arg)
{
    void *result;
    CLAIM_EQ(future_result_timeout(arg, &result, SECONDS(100)), 0);
    CLAIM(result == arg);
}

static void
wakes_all(void)
{
    struct future *f = future_new();
    struct thread *t[3];
    for (int i = 0; i < 3; i++) {
        t[i] = thread_new(ask, f);
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    conc_sleep(MILLISECONDS(5));
    CLAIM_EQ(future_set_result(f, f), 0);
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(thread_join(t[i]), 0);
    }
    future_free(f);
}

int
main(void)
{
    finishes();
    fails();
    is_cancelled();
    wakes_all();
}
