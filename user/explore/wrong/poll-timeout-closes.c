/* SPDX-License-Identifier: MIT */
/* The time is up, the pipe is closed; the writer still writes. */
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

static int ends[2];

static void *
answer(void *unused)
{
    if (write(ends[1], "x", 1) != 1)
        return unused;
    return unused;
}

int
main(void)
{
    struct pollfd p;
    pthread_t a;

    if (pipe(ends) < 0)
        return 1;
    p = (struct pollfd){ .fd = ends[0], .events = POLLIN };
    pthread_create(&a, NULL, answer, NULL);
    if (poll(&p, 1, 1000) == 0)
        close(ends[0]);
    pthread_join(a, NULL);
}
