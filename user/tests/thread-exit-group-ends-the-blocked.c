/* SPDX-License-Identifier: MIT */
/* exit() by any thread ends the whole process, also threads that are blocked in read, futex and nanosleep. */
#include "check.h"

#include <pthread.h>

static int ends[2];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void *
block_in_read(void *argument)
{
    char c;

    CHECK_EQ(read(ends[0], &c, 1), 99);
    return argument;
}

static void *
block_in_futex(void *argument)
{
    pthread_mutex_lock(&mutex);
    return argument;
}

static void *
leave(void *argument)
{
    pause_for(20 * MILLISECOND);
    (void)argument;
    _exit(42);
}

static void
process(void)
{
    pthread_t thread;

    pthread_mutex_lock(&mutex);
    CHECK_EQ(pthread_create(&thread, NULL, block_in_read, NULL), 0);
    CHECK_EQ(pthread_create(&thread, NULL, block_in_futex, NULL), 0);
    CHECK_EQ(pthread_create(&thread, NULL, leave, NULL), 0);
    for (;;)
        pause_for(100 * SECOND);
}

int
main(void)
{
    CHECK_OK(pipe(ends));
    CHECK_EQ(run(process), EXITED(42));
    return 0;
}
