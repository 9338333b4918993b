/* SPDX-License-Identifier: MIT */
/* Two threads fork at the same time, so that each might take the last process. Defence: the limit of processes, checked and counted in one step. */
#include "escape.h"

#include <pthread.h>

ESCAPE("processes", "--processes", "8");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

static int made;
static pthread_barrier_t done; /* a thread that ended would leave room for one more process */

static void *
fork_on(void *unused)
{
    for (int i = 0; i < 200; i++) {
        pid_t child = fork();

        if (child == 0)
            for (;;)
                pause();
        if (child > 0)
            __atomic_fetch_add(&made, 1, __ATOMIC_SEQ_CST);
        if (made > 30)
            break;
    }
    pthread_barrier_wait(&done);
    return unused;
}

int
attempt(char **arguments)
{
    pthread_t other;

    pthread_barrier_init(&done, NULL, 2);
    if (pthread_create(&other, NULL, fork_on, NULL) != 0)
        return 9;
    fork_on(NULL);
    pthread_join(other, NULL);
    return caught_unless(made > 7); /* with one of its threads that is all */
}
