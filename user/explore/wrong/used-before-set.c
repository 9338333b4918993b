/* SPDX-License-Identifier: MIT */
/* The thread may start before its pointer is set. */
#include <pthread.h>

static int data, *pointer;

static void *
use(void *unused)
{
    *pointer = 1;
    return unused;
}

int
main(void)
{
    pthread_t a;

    pthread_create(&a, NULL, use, NULL);
    pointer = &data;
    pthread_join(a, NULL);
}
