/* SPDX-License-Identifier: MIT */
/* pthread_once(3): the first call calls init_routine; later ones do not, and return when it has completed. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int count, late;

static void
initialise(void)
{
    a_moment();
    count++;
}

static void *
body(void *argument)
{
    pthread_once(&once, initialise);
    if (count != 1)
        late++;
    return argument;
}

int
main(void)
{
    pthread_t threads[6];

    for (int i = 0; i < 6; i++)
        pthread_create(&threads[i], NULL, body, NULL);
    for (int i = 0; i < 6; i++)
        pthread_join(threads[i], NULL);
    see("%d time, %d too early\n", count, late);
    return 0;
}
