/* SPDX-License-Identifier: MIT */
/* pthread_barrier_wait(3p): PTHREAD_BARRIER_SERIAL_THREAD to one thread, zero to the others, each time. */
#include "user/foreign/posix/see.h"
#include <pthread.h>
#include <stdatomic.h>

static pthread_barrier_t barrier;
static atomic_int serial, zero;

static void *
body(void *argument)
{
    for (int i = 0; i < 5; i++) {
        int result = pthread_barrier_wait(&barrier);

        if (result == PTHREAD_BARRIER_SERIAL_THREAD)
            serial++;
        else if (result == 0)
            zero++;
    }
    return argument;
}

int
main(void)
{
    pthread_t threads[4];

    CODE(pthread_barrier_init(&barrier, NULL, 0));
    CODE(pthread_barrier_init(&barrier, NULL, 4));
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, body, NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    see("%d serial, %d zero\n", serial, zero);
    return 0;
}
