/* SPDX-License-Identifier: MIT */
/* A thread without a target is started, ends, and can be joined. */
#include "claim.h"

#include <conc/thread.h>

int
main(void)
{
    struct thread *t = thread_new_named(NULL, NULL, NULL);
    CLAIM(strcmp(thread_name(t), "Thread-1") == 0);
    CLAIM_EQ(thread_start(t), 0);
    CLAIM_EQ(thread_join(t), 0);
    CLAIM(!thread_is_alive(t));
    CLAIM_EQ(thread_active_count(), 1);
}
