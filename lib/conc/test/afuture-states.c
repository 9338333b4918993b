/* SPDX-License-Identifier: MIT */
/* A future is set once; its callbacks come from the loop, in their order, also one added late; result and exception
 * before the end are refused. */
#include "claim.h"

#include <conc/afuture.h>
#include <conc/loop.h>

static char text[16];

static void
say(struct afuture *f, void *arg)
{
    CLAIM(afuture_done(f));
    strcat(text, arg);
}

static void
run(struct loop *l)
{
    loop_stop(l);
    CLAIM_EQ(loop_run_forever(l), 0);
}

int
main(void)
{
    struct exception e;
    void *value = NULL;
    struct loop *l = loop_new();
    struct afuture *f = afuture_new(l);
    CLAIM_EQ(afuture_result(f, &value), -EAGAIN);
    CLAIM_EQ(afuture_exception(f, &e), -EAGAIN);
    afuture_add_done_callback(f, say, "a");
    afuture_add_done_callback(f, say, "x");
    afuture_add_done_callback(f, say, "b");
    CLAIM_EQ(afuture_remove_done_callback(f, say, "x"), 1);
    CLAIM_EQ(afuture_set_result(f, "value"), 0);
    CLAIM_EQ(afuture_set_result(f, "again"), -EALREADY);
    CLAIM(!afuture_cancel(f));
    CLAIM(text[0] == '\0');
    afuture_add_done_callback(f, say, "c");
    run(l);
    CLAIM(strcmp(text, "abc") == 0);
    CLAIM_EQ(afuture_result(f, &value), 0);
    CLAIM(strcmp(value, "value") == 0);
    afuture_free(f);

    f = afuture_new(l);
    CLAIM(afuture_cancel(f) && afuture_cancelled(f) && afuture_done(f));
    CLAIM_EQ(afuture_result(f, &value), CANCELLED_ERROR);
    afuture_add_done_callback(f, say, "d");
    afuture_free(f);
    run(l);
    CLAIM(strcmp(text, "abcd") == 0);
    loop_free(l);
}
