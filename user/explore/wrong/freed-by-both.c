/* SPDX-License-Identifier: MIT */
/* Both see that it is there, and both free it. */
#include <pthread.h>
#include <stdlib.h>

static char *shared;

static void *
clean(void *unused)
{
    if (shared) {
        free(shared);
        shared = NULL;
    }
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    shared = malloc(40);
    pthread_create(&a, NULL, clean, NULL);
    pthread_create(&b, NULL, clean, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
