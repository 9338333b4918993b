/* SPDX-License-Identifier: MIT */
/* Each thread's block grows, over what another one had and has given back: nobody else's any more. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static void *
grow(void *unused)
{
    char *block = NULL;

    for (size_t size = 32; size <= 40; size += 8) {
        block = realloc(block, size);
        memset(block, 'a', size);
    }
    free(block);
    return unused;
}

int
main(void)
{
    pthread_t one, other;

    pthread_create(&one, NULL, grow, NULL);
    pthread_create(&other, NULL, grow, NULL);
    pthread_join(one, NULL);
    pthread_join(other, NULL);
}
