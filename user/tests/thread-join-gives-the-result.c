/* SPDX-License-Identifier: MIT */
/* pthread_join waits for the thread and gives what it returned; memory it wrote is seen. */
#include "check.h"

#include <pthread.h>

static int written;

static void *
work(void *argument)
{
    pause_for(10 * MILLISECOND);
    written = 7;
    return (char *)argument + 1;
}

int
main(void)
{
    pthread_t thread;
    char place[2];
    void *result;

    CHECK_EQ(pthread_create(&thread, NULL, work, place), 0);
    CHECK_EQ(pthread_join(thread, &result), 0);
    CHECK(result == place + 1);
    CHECK_EQ(written, 7);
    return 0;
}
