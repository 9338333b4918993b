/* SPDX-License-Identifier: MIT */
/* Two put into a fed queue of one place, two take: each once; after close and join_thread all has been sent. */
#include "threads.h"

#include <conc/fqueue.h>
#include <conc/value.h>
#include <stdatomic.h>

static struct fqueue *queue;
static atomic_int taken[3];

static void *
put(void *number)
{
    assert(fqueue_put(queue, value_int((intptr_t)number)) == 0);
    return NULL;
}

static void *
get(void *unused)
{
    struct value *v;

    assert(fqueue_get(queue, &v) == 0);
    assert(taken[v->number]++ == 0);
    value_free(v);
    return unused;
}

int
main(void)
{
    queue = fqueue_new(1);
    RUN(put, put, get, get);
    fqueue_close(queue);
    assert(fqueue_join_thread(queue) == 0 && fqueue_put(queue, value_int(0)) < 0);
    assert(fqueue_free(queue) == 0);
}
