/* SPDX-License-Identifier: MIT */
/*
 * Two futures, one in threads and one in the loop, that end alike.  Contracts in run_in_executor.h.
 *
 *     worker                                      loop
 *     its future is done: `done` is called
 *     loop_call_soon_threadsafe(finish) --------> finish: the loop's future ends as the other did
 */
#include <conc/loop.h>
#include <conc/run_in_executor.h>

#include <stdlib.h>

struct chain {
    struct afuture future;
    struct future *work;        /* NULL until submitted */
};

static bool
cancel(struct afuture *f)
{
    struct chain *c = (struct chain *)f;
    if (!afuture_become_cancelled(f)) {
        return false;
    }
    future_cancel(c->work);
    return true;
}

static void
destroy(struct afuture *f)
{
    future_free(((struct chain *)f)->work);
}

static void
finish(void *arg)
{
    struct chain *c = arg;
    const struct exception *e = NULL;
    void *value = NULL;
    if (afuture_done(&c->future)) {
        ;       /* cancelled; nobody waits for it any more */
    } else if (future_exception(c->work, &e) < 0) {
        afuture_become_cancelled(&c->future);
    } else if (e) {
        afuture_set_exception(&c->future, e);
    } else if (future_result(c->work, &value) == 0) {
        afuture_set_result(&c->future, value);
    }
    afuture_free(&c->future);
}

/* In the worker's thread.  A loop that is closed by now hears nothing, and the reference is lost with it. */
static void
done(struct future *work, void *arg)
{
    struct chain *c = arg;
    (void)work;
    loop_call_soon_threadsafe(c->future.loop, finish, c);
}

struct afuture *
loop_run_in_executor(struct loop *l, struct executor *e, executor_function *function, void *arg)
{
    struct chain *c = calloc(1, sizeof *c);
    if (!c) {
        executor_drop(e, &arg, 1);
        exception_raise(-ENOMEM, "no memory for a future");
        return NULL;
    }
    afuture_init(&c->future, l);
    c->work = executor_submit(e, function, arg);
    if (!c->work) {
        free(c);
        return NULL;
    }
    c->future.cancel = cancel;
    c->future.destroy = destroy;
    afuture_keep(&c->future);       /* for finish */
    if (future_add_done_callback(c->work, done, c) < 0) {
        afuture_free(&c->future);
        afuture_free(&c->future);
        exception_raise(-ENOMEM, "no memory for a callback");
        return NULL;
    }
    return &c->future;
}
