/* SPDX-License-Identifier: MIT */
/* enumerate lists main and the five alive, not the one only made and not the one ended. */
#include "claim.h"

#include <conc/event.h>
#include <conc/thread.h>
#include <string.h>

static struct event go = EVENT_INIT;

static void
wait_for_it(void *arg)
{
    (void)arg;
    event_wait(&go);
}

static void
end(void *arg)
{
    (void)arg;
}

int
main(void)
{
    struct thread *t[5], *list[16];
    struct thread *gone = thread_new(end, NULL);
    CLAIM_EQ(thread_active_count(), 1);
    CLAIM_EQ(thread_start(gone), 0);
    CLAIM_EQ(thread_join(gone), 0);
    for (int i = 0; i < 5; i++) {
        t[i] = thread_new(wait_for_it, NULL);
        CLAIM_EQ(thread_start(t[i]), 0);
    }
    CLAIM_EQ(thread_active_count(), 6);
    CLAIM_EQ(thread_enumerate(list, 16), 6);
    CLAIM(list[0] == thread_main() && list[0] == thread_current());
    CLAIM(strcmp(thread_name(list[0]), "MainThread") == 0);
    for (int i = 0; i < 5; i++) {
        CLAIM(list[i + 1] == t[i]);
    }
    event_set(&go);
    for (int i = 0; i < 5; i++) {
        CLAIM_EQ(thread_join(t[i]), 0);
    }
    CLAIM_EQ(thread_active_count(), 1);
}
