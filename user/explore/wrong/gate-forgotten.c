/* SPDX-License-Identifier: MIT */
/* Three locks in a circle. Two of the three threads take the gate first, which makes it right; the third one does not. */
#include <pthread.h>

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t locks[3] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER };

static void
both(int first, int second)
{
    pthread_mutex_lock(&locks[first]);
    pthread_mutex_lock(&locks[second]);
    pthread_mutex_unlock(&locks[second]);
    pthread_mutex_unlock(&locks[first]);
}

static void *
behind_gate(void *number)
{
    int i = (int)(long)number;

    pthread_mutex_lock(&gate);
    both(i, 1 - i);
    pthread_mutex_unlock(&gate);
    return NULL;
}

static void *
without(void *unused)
{
    both(1, 0);
    return unused;
}

int
main(void)
{
    pthread_t a, b, c;

    pthread_create(&a, NULL, behind_gate, (void *)0);
    pthread_create(&b, NULL, behind_gate, (void *)1);
    pthread_create(&c, NULL, without, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    pthread_join(c, NULL);
}
