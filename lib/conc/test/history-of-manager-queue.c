/* SPDX-License-Identifier: MIT */
/* Three threads put into a manager's queue, get, ask and report, each over a connection of its own: each history is one that a
 * single queue could have had.  Few rounds, for a message is long. */
#include "history-of-queues.h"

#include <conc/manager.h>

static struct manager *m;
static struct proxy *q;

static void
open_it(size_t most)
{
    q = manager_queue(m, (int)most);
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
    CLAIM(m = manager_started());
    char *fewer[] = { argv[0], "20", NULL };
    int r = queue_history_main(&c, argc > 1 ? argc : 2, argc > 1 ? argv : fewer);
    CLAIM_EQ(manager_number_of_objects(m), 0);
    manager_free(m);
    return r;
}
