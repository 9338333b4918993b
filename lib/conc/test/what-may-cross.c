/* SPDX-License-Identifier: MIT */
/* At every border, into a pool and out of it, through a connection, a queue with a feeder, and a manager: each kind of value
 * crosses and is equal, however nested; an opaque one, however deep inside, is refused with its maker's reason, and what stood
 * beside it goes on. */
#include "claim.h"

#include <conc/connection.h>
#include <conc/event.h>
#include <conc/exception.h>
#include <conc/fqueue.h>
#include <conc/manager.h>
#include <conc/pool.h>
#include <errno.h>

#define REASON "a queue of threads is memory of this process"

static struct pool *pool;
static struct proxy *far_queue;
static struct fqueue *fed;
static struct event told = EVENT_INIT;
static char reason[64];

static struct value *
bad(void)
{
    return value_list(value_int(1), value_dict("queue", value_opaque(&told, REASON), NULL));
}

static struct value *
echo(const struct value *v)
{
    return value_kind(v) == VALUE_STRING && strcmp(value_text(v), "give a pointer") == 0 ? bad() : value_copy(v);
}

static void
tell(const struct value *lost, const char *why)
{
    (void)lost;
    snprintf(reason, sizeof reason, "%s", why);
    event_set(&told);
}

static struct value *
through_pool(const struct value *v)
{
    struct value *back;
    CLAIM_EQ(pool_apply(pool, echo, value_copy(v), &back), 0);
    return back;
}

static struct value *
through_connection(const struct value *v)
{
    struct connection *a, *b;
    struct value *back;
    CLAIM_EQ(connection_pipe(&a, &b, true), 0);
    CLAIM_EQ(connection_send(a, v), 0);
    CLAIM_EQ(connection_recv(b, &back), 0);
    connection_close(a);
    connection_close(b);
    return back;
}

static struct value *
through_feeder(const struct value *v)
{
    struct value *back;
    CLAIM_EQ(fqueue_put(fed, value_copy(v)), 0);
    CLAIM_EQ(fqueue_get(fed, &back), 0);
    return back;
}

static struct value *
through_manager(const struct value *v)
{
    struct value *back;
    CLAIM_EQ(queue_proxy_put(far_queue, value_copy(v)), 0);
    CLAIM_EQ(queue_proxy_get(far_queue, &back), 0);
    return back;
}

static void
refusals(void)
{
    struct value *v, *b = bad();
    const char *why = NULL;
    struct connection *here, *there;
    CLAIM_EQ(pool_apply(pool, echo, bad(), &v), -EREMOTEIO);
    CLAIM(strcmp(value_text(v), REASON) == 0);
    value_free(v);
    CLAIM_EQ(pool_apply(pool, echo, value_string("give a pointer"), &v), -EREMOTEIO);
    CLAIM(strstr(value_text(v), REASON));
    value_free(v);
    CLAIM_EQ(connection_pipe(&here, &there, true), 0);
    CLAIM_EQ(connection_send_why(here, b, &why), -EINVAL);
    CLAIM(strcmp(why, REASON) == 0);
    connection_close(here);
    connection_close(there);
    value_free(b);
    CLAIM_EQ(fqueue_put(fed, bad()), 0);
    event_wait(&told);
    CLAIM(strcmp(reason, REASON) == 0);
    CLAIM_EQ(queue_proxy_put(far_queue, bad()), -EINVAL);
    CLAIM(strcmp(exception_last()->message, REASON) == 0);
}

int
main(void)
{
    static struct value *(*const borders[])(const struct value *) = { through_pool, through_connection, through_feeder,
                                                                      through_manager };
    pool = pool_new(1);
    struct manager *m = manager_started();
    far_queue = manager_queue(m, 0);
    fed = fqueue_new(0);
    fqueue_on_error(fed, tell);
    struct value *kinds[] = {
        value_none(), value_bool(true), value_int(INT64_MIN), value_float(-0.5), value_string("caf\xc3\xa9"), value_string(""),
        value_bytes("\0a\0", 3), value_new_list(), value_new_dict(),
        value_list(value_list(value_list(value_none())), value_dict("k", value_dict("l", value_int(1), NULL), NULL)),
        proxy_value(far_queue),
    };
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
            for (size_t b = 0; b < sizeof borders / sizeof borders[0]; b++) {
                struct value *back = borders[b](kinds[i]);
                CLAIM_EQ(value_kind(back), value_kind(kinds[i]));
                CLAIM(value_equal(back, kinds[i]));
                value_free(back);
            }
        }
        refusals();
    }
    CLAIM_EQ(pool_close(pool), 0);
    CLAIM_EQ(pool_join(pool), 0);
    manager_free(m);
}
