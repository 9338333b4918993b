/* SPDX-License-Identifier: MIT */
/* Two locks, always in the order of their addresses. */
#include <pthread.h>

static pthread_mutex_t lock[2] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER };
static int moved;

static void *
move(void *unused)
{
    pthread_mutex_lock(&lock[0]);
    pthread_mutex_lock(&lock[1]);
    moved++;
    pthread_mutex_unlock(&lock[1]);
    pthread_mutex_unlock(&lock[0]);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, move, NULL);
    pthread_create(&b, NULL, move, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return moved != 2;
}
