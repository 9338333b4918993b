/* SPDX-License-Identifier: MIT */
/* What was written before is read by who has got the news. */
#include <assert.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

static int ends[2], data;

static void *
fill(void *unused)
{
    data = 42;
    assert(write(ends[1], "x", 1) == 1);
    return unused;
}

static void *
use(void *unused)
{
    char c;

    assert(read(ends[0], &c, 1) == 1);
    assert(data == 42);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    assert(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    pthread_create(&a, NULL, use, NULL);
    pthread_create(&b, NULL, fill, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
