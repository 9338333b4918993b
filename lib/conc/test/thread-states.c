/* SPDX-License-Identifier: MIT */
/* new, alive, ended; start twice, join before start, join oneself, free or make daemon while alive are errors. */
#include "claim.h"

#include <conc/event.h>
#include <conc/thread.h>
#include <errno.h>
#include <string.h>

static struct event go = EVENT_INIT;
static int join_self;

static void
work(void *arg)
{
    (void)arg;
    join_self = thread_join(thread_current());
    event_wait(&go);
}

int
main(void)
{
    struct thread *t = thread_new(work, NULL);
    CLAIM(strcmp(thread_name(t), "Thread-1 (work)") == 0);
    CLAIM(!thread_is_alive(t));
    CLAIM_EQ(thread_ident(t), 0);
    CLAIM_EQ(thread_join(t), -EINVAL);
    CLAIM_EQ(thread_start(t), 0);
    CLAIM(thread_is_alive(t));
    CLAIM(thread_ident(t) != 0 && thread_ident(t) != (uint32_t)getpid());
    CLAIM_EQ(thread_start(t), -EINVAL);
    CLAIM_EQ(thread_free(t), -EBUSY);
    CLAIM_EQ(thread_set_daemon(t, true), -EBUSY);
    CLAIM_EQ(thread_join_timeout(t, 0), -EAGAIN);
    int64_t start = conc_now();
    CLAIM_EQ(thread_join_timeout(t, MILLISECONDS(40)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(40));
    event_set(&go);
    CLAIM_EQ(thread_join(t), 0);
    CLAIM_EQ(thread_join(t), 0);
    CLAIM_EQ(join_self, -EDEADLK);
    CLAIM(!thread_is_alive(t));
    CLAIM_EQ(thread_free(t), 0);
}
