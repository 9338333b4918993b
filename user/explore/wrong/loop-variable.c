/* SPDX-License-Identifier: MIT */
/* Each thread gets the address of the loop's variable, which goes on. */
#include <assert.h>
#include <pthread.h>

static int seen[2];

static void *
note(void *i)
{
    int n = *(int *)i;

    if (n < 2)
        seen[n] = 1;
    return NULL;
}

int
main(void)
{
    pthread_t t[2];
    int i;

    for (i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, note, &i);
    for (int j = 0; j < 2; j++)
        pthread_join(t[j], NULL);
    assert(seen[0] && seen[1]);
}
