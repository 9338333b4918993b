/* SPDX-License-Identifier: MIT */
/* Its time may be up at any moment; then it asks again. */
#include <assert.h>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

static int ends[2];

static void *
answer(void *unused)
{
    assert(write(ends[1], "!", 1) == 1);
    return unused;
}

int
main(void)
{
    struct pollfd p;
    pthread_t a;
    char c;

    assert(pipe(ends) == 0);
    p = (struct pollfd){ .fd = ends[0], .events = POLLIN };
    pthread_create(&a, NULL, answer, NULL);
    while (poll(&p, 1, 100) == 0)
        ;
    assert(read(ends[0], &c, 1) == 1);
    pthread_join(a, NULL);
}
