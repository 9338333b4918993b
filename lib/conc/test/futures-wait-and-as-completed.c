/* SPDX-License-Identifier: MIT */
/* wait returns at the first, at the first failure or after all, with exactly those done; as_completed gives each once, those
 * done first, then as they come; a mere cancel is not yet told, its worker's finding it is; timeouts. */
#include "claim.h"

#include <conc/event.h>
#include <conc/futures.h>
#include <conc/thread.h>

static struct future *f[4];
static const struct exception broken = { -EIO, "broken" };

static void
renew(void)
{
    for (int i = 0; i < 4; i++) {
        future_free(f[i]);
        f[i] = future_new();
    }
}

static void
done_are(enum futures_when when, int64_t timeout, const char *expected)
{
    bool done[4];
    int count = 0;
    int r = futures_wait(f, 4, when, timeout, done);
    for (int i = 0; i < 4; i++) {
        CLAIM_EQ(done[i], expected[i] == '1');
        count += done[i];
    }
    CLAIM_EQ(r, count);
}

static void
already_done(void)
{
    renew();
    done_are(FIRST_COMPLETED, 0, "0000");
    int64_t start = conc_now();
    done_are(ALL_COMPLETED, MILLISECONDS(30), "0000");
    CLAIM_TOOK(start, MILLISECONDS(30));
    CLAIM_EQ(future_set_result(f[2], NULL), 0);
    done_are(FIRST_COMPLETED, TIMEOUT_FOREVER, "0010");
    done_are(FIRST_EXCEPTION, MILLISECONDS(1), "0010");
    CLAIM(future_cancel(f[0]));
    done_are(ALL_COMPLETED, MILLISECONDS(1), "0010");
    CLAIM_EQ(future_set_running_or_notify_cancel(f[0]), 0);
    done_are(FIRST_EXCEPTION, MILLISECONDS(1), "1010");
    CLAIM_EQ(future_set_exception(f[3], &broken), 0);
    done_are(FIRST_EXCEPTION, TIMEOUT_FOREVER, "1011");
    CLAIM_EQ(future_set_result(f[1], NULL), 0);
    done_are(ALL_COMPLETED, TIMEOUT_FOREVER, "1111");
    CLAIM_EQ(futures_wait(f, 0, ALL_COMPLETED, TIMEOUT_FOREVER, NULL), 0);
}

/* Finishes one after the other, as the letters say: of f[0] to f[3], small ones well, capitals by failing. */
static void
finish(void *arg)
{
    for (const char *c = arg; *c; c++) {
        conc_sleep(MILLISECONDS(3));
        CLAIM_EQ(*c < 'a' ? future_set_exception(f[*c - 'A'], &broken) : future_set_result(f[*c - 'a'], NULL), 0);
    }
}

static void
while_waiting(enum futures_when when, const char *order, int least)
{
    bool done[4];
    renew();
    struct thread *t = thread_new(finish, (void *)order);
    CLAIM_EQ(thread_start(t), 0);
    int r = futures_wait(f, 4, when, TIMEOUT_FOREVER, done);
    CLAIM(r >= least);
    for (int i = 0; i < r; i++) {
        CLAIM(done[order[i] < 'a' ? order[i] - 'A' : order[i] - 'a']);
    }
    CLAIM_EQ(thread_join(t), 0);
    CLAIM_EQ(thread_free(t), 0);
}

static void
in_order(void)
{
    struct future *twice[] = { f[3], f[0], f[1], f[2], f[0] }, *one;
    renew();
    twice[0] = f[3], twice[1] = twice[4] = f[0], twice[2] = f[1], twice[3] = f[2];
    CLAIM_EQ(future_set_result(f[2], NULL), 0);
    struct iterator *it = as_completed(twice, 5, TIMEOUT_FOREVER);
    CLAIM_EQ(iterator_next(it, (void **)&one), 0);
    CLAIM(one == f[2]);
    struct thread *t = thread_new(finish, "bDa");
    CLAIM_EQ(thread_start(t), 0);
    for (const char *c = "bda"; *c; c++) {
        CLAIM_EQ(iterator_next(it, (void **)&one), 0);
        CLAIM(one == f[*c - 'a']);
    }
    CLAIM_EQ(iterator_next(it, (void **)&one), STOP_ITERATION);
    iterator_free(it);
    CLAIM_EQ(thread_join(t), 0);
}

static void
too_late(void)
{
    struct future *one;
    renew();
    CLAIM_EQ(future_set_result(f[1], NULL), 0);
    struct iterator *it = as_completed(f, 4, MILLISECONDS(30));
    conc_sleep(MILLISECONDS(40));       /* the time runs from the first next */
    int64_t start = conc_now();
    CLAIM_EQ(iterator_next(it, (void **)&one), 0);
    CLAIM_EQ(iterator_next(it, (void **)&one), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(30));
    CLAIM(strcmp(exception_last()->message, "3 (of 4) futures unfinished") == 0);
    CLAIM_EQ(iterator_next(it, (void **)&one), STOP_ITERATION);
    iterator_free(it);
    iterator_free(as_completed(f, 4, 0));
    CLAIM_EQ(future_set_result(f[0], NULL), 0);         /* nobody watches any more */
}

int
main(void)
{
    already_done();
    while_waiting(FIRST_COMPLETED, "cabd", 1);
    while_waiting(FIRST_EXCEPTION, "dBca", 2);
    while_waiting(FIRST_EXCEPTION, "dbca", 4);
    while_waiting(ALL_COMPLETED, "dBAc", 4);
    in_order();
    too_late();
}
