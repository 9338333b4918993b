/* SPDX-License-Identifier: MIT */
/* One read of an eventfd takes all posts; it is thought to take one. */
#include <pthread.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

static int posts;

static void *
post(void *unused)
{
    uint64_t one = 1;

    for (int i = 0; i < 2; i++)
        if (write(posts, &one, sizeof(one)) < 0)
            return NULL;
    return unused;
}

int
main(void)
{
    pthread_t a;
    uint64_t n;

    posts = eventfd(0, 0);
    pthread_create(&a, NULL, post, NULL);
    for (int taken = 0; taken < 2; taken++)
        if (read(posts, &n, sizeof(n)) < 0)
            return 1;
    pthread_join(a, NULL);
}
