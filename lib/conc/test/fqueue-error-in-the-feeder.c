/* SPDX-License-Identifier: MIT */
/* A value that may not cross: put says nothing, the feeder's thread says why, the reader gets the values around it, and the place
 * is free again. */
#include "claim.h"

#include <conc/event.h>
#include <conc/fqueue.h>
#include <conc/thread.h>
#include <errno.h>

static struct event told = EVENT_INIT;
static char reason[64];

static void
tell(const struct value *lost, const char *why)
{
    CLAIM_EQ(value_kind(lost), VALUE_LIST);
    CLAIM(strcmp(thread_name(thread_current()), "QueueFeederThread") == 0);
    snprintf(reason, sizeof reason, "%s", why);
    event_set(&told);
}

int
main(void)
{
    struct fqueue *q = fqueue_new(3);
    struct value *v;
    fqueue_on_error(q, tell);
    CLAIM_EQ(fqueue_put(q, value_int(1)), 0);
    CLAIM_EQ(fqueue_put(q, value_list(value_opaque(q, "a queue stays here"))), 0);
    CLAIM_EQ(fqueue_put(q, value_int(2)), 0);
    CLAIM_EQ(fqueue_get(q, &v), 0);
    CLAIM_EQ(value_number(v), 1);
    value_free(v);
    CLAIM_EQ(fqueue_get(q, &v), 0);
    CLAIM_EQ(value_number(v), 2);
    value_free(v);
    event_wait(&told);
    CLAIM(strcmp(reason, "a queue stays here") == 0);
    CLAIM_EQ(fqueue_qsize(q), 0);
    fqueue_close(q);
    CLAIM_EQ(fqueue_join_thread(q), 0);
    CLAIM_EQ(fqueue_free(q), 0);
}
