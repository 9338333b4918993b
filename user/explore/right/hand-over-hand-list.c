/* SPDX-License-Identifier: MIT */
/* The next one is locked before this one is let go. */
#include <assert.h>
#include <pthread.h>

#define N 3

struct node {
    pthread_mutex_t lock;
    int value;
};

static struct node list[N];

static void *
add_to_all(void *unused)
{
    pthread_mutex_lock(&list[0].lock);
    for (int i = 0; i < N; i++) {
        list[i].value++;
        if (i + 1 < N)
            pthread_mutex_lock(&list[i + 1].lock);
        pthread_mutex_unlock(&list[i].lock);
    }
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    for (int i = 0; i < N; i++)
        pthread_mutex_init(&list[i].lock, NULL);
    pthread_create(&a, NULL, add_to_all, NULL);
    pthread_create(&b, NULL, add_to_all, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    for (int i = 0; i < N; i++)
        assert(list[i].value == 2);
}
