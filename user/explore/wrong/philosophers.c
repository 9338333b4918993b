/* SPDX-License-Identifier: MIT */
/* Five at a table, each takes the fork at the left first. */
#include <pthread.h>
#include <stdint.h>

#define N 5

static pthread_mutex_t fork_at[N];

static void *
eat(void *seat)
{
    intptr_t i = (intptr_t)seat;

    pthread_mutex_lock(&fork_at[i]);
    pthread_mutex_lock(&fork_at[(i + 1) % N]);
    pthread_mutex_unlock(&fork_at[(i + 1) % N]);
    pthread_mutex_unlock(&fork_at[i]);
    return NULL;
}

int
main(void)
{
    pthread_t t[N];

    for (int i = 0; i < N; i++)
        pthread_mutex_init(&fork_at[i], NULL);
    for (intptr_t i = 0; i < N; i++)
        pthread_create(&t[i], NULL, eat, (void *)i);
    for (int i = 0; i < N; i++)
        pthread_join(t[i], NULL);
}
