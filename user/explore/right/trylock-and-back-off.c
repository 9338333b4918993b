/* SPDX-License-Identifier: MIT */
/* In two orders, but who does not get the second one lets the first go. */
#include <pthread.h>
#include <sched.h>

static pthread_mutex_t lock[2] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER };
static int moved;

static void *
move(void *first)
{
    int i = first != NULL;

    for (;;) {
        pthread_mutex_lock(&lock[i]);
        if (pthread_mutex_trylock(&lock[!i]) == 0)
            break;
        pthread_mutex_unlock(&lock[i]);
        sched_yield();
    }
    moved++;
    pthread_mutex_unlock(&lock[!i]);
    pthread_mutex_unlock(&lock[i]);
    return NULL;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, move, NULL);
    pthread_create(&b, NULL, move, &lock);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return moved != 2;
}
