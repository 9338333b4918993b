/* SPDX-License-Identifier: MIT */
/* Three threads put into a manager's queue, get, ask and report, each over a connection of its own: each history is one that a
 * single queue could have had. */
#include "history-of-queues.h"
#include "history-of-served.h"

static struct proxy *q;

static void
open_it(size_t most)
{
    q = manager_queue(client, (int)most);
    CLAIM(q);
}

static void
close_it(void)
{
    proxy_free(q);
}

static int
put(long item, int64_t timeout)
{
    return queue_proxy_put_timeout(q, value_int(item), timeout);
}

static int
get(long *item, int64_t timeout)
{
    struct value *v;
    int r = queue_proxy_get_timeout(q, &v, timeout);
    if (r == 0) {
        *item = (long)value_number(v);
        value_free(v);
    }
    return r;
}

static long
qsize(void)
{
    return queue_proxy_qsize(q);
}

static int
task_done(void)
{
    return queue_proxy_task_done(q);
}

static int
join(int64_t timeout)
{
    return queue_proxy_join_timeout(q, timeout);
}

int
main(int argc, char **argv)
{
    static const struct queue_calls c = { open_it, close_it, put, get, qsize, task_done, join, .has_bound = true };
    serve_here();
    static struct history h = { .state_size = sizeof(struct queue_model), .begin = begin, .step = queue_step };
    int r = queue_history_of(&h, &c, argc, argv);
    CLAIM_EQ(manager_number_of_objects(client), 0);
    return r;
}
