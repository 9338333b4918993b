/* SPDX-License-Identifier: MIT */
/* Three tasks put into a loop's queue, get, ask and report, with and without limits: each history is one that a first in,
 * first out queue could have had.  Who gives up, or is cancelled, may do so where an item has just come, and another gets it. */
#include "history-in-tasks.h"
#include "history-of-queues.h"

#include <conc/aqueue.h>

static struct aqueue *q;

static void
open_it(size_t most)
{
    q = aqueue_new(most);
    CLAIM(q);
}

static void
close_it(void)
{
    aqueue_free(q);
}

static int
put_item(void *item)
{
    return aqueue_put(q, item);
}

static int
get_item(void *item)
{
    return aqueue_get(q, item);
}

static int
join_it(void *unused)
{
    (void)unused;
    return aqueue_join(q);
}

static int
put(long item, int64_t timeout)
{
    return timeout == 0 ? aqueue_put_nowait(q, (void *)item) : (int)with_limit(timeout, put_item, (void *)item);
}

static int
get(long *item, int64_t timeout)
{
    void *got = NULL;
    int r = timeout == 0 ? aqueue_get_nowait(q, &got) : (int)with_limit(timeout, get_item, &got);
    *item = (long)got;
    return r;
}

static long
qsize(void)
{
    return (long)aqueue_qsize(q);
}

static int
report(void)
{
    return aqueue_task_done(q);
}

static int
join(int64_t timeout)
{
    return (int)with_limit(timeout, join_it, NULL);
}

/* Two wait for one item each.  One is cancelled as soon as an item is there; if that is then not his, it is the other's. */
static void
act_and_cancel(int me)
{
    act(me);
    await_end();
    if (me > 0) {
        do_one(me, GET, LONG);
        return;
    }
    for (int i = 0; i < 4; i++) {
        async_sleep(0);
    }
    do_one(me, PUT, LONG);
    task_cancel(actor_task[draw(me, 1, 2)]);
}

/* Not met twice in a round: the first meeting is the ending's. */
static void
act_to_an_end(int me)
{
    (drawn->ending == NO_ENDING && drawn->maxsize == 0 ? act_and_cancel : act)(me);
}

/* A limit may strike where what was waited for has just come, but not take it. */
static bool
step(void *state, const struct op *o)
{
    if (o->r == CANCELLED_ERROR) {
        return o->v == 0;
    }
    return queue_step(state, o) || (o->timeout != 0 && gave_up(o) && o->v == 0) || (o->kind == JOIN && gave_up(o));
}

int
main(int argc, char **argv)
{
    static const struct queue_calls c = {
        open_it, close_it, put, get, qsize, report, join, .has_bound = true, .run = run_in_tasks,
    };
    static struct history h = {
        .act = act_to_an_end, .state_size = sizeof(struct queue_model), .begin = begin, .step = step, .pause = pause_task,
    };
    return queue_history_of(&h, &c, argc, argv);
}
