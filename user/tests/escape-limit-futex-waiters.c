/* SPDX-License-Identifier: MIT */
/* Takes kernel memory by threads that wait. Defence: the limit of processes, which counts threads. */
#include "escape.h"

#include <pthread.h>

ESCAPE("processes", "--processes", "8");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

static pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;

static void *
wait_for_it(void *unused)
{
    pthread_mutex_lock(&held);
    return unused;
}

int
attempt(char **arguments)
{
    pthread_t thread;

    pthread_mutex_lock(&held);
    for (int i = 0; i < 20; i++)
        if (pthread_create(&thread, NULL, wait_for_it, NULL) != 0)
            return CAUGHT;
    return ESCAPED;
}
