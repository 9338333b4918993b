/* SPDX-License-Identifier: MIT */
/* What was written before is read by who has got the news. */
#include <assert.h>
#include <pthread.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

static int ends[2], data;

static void *
fill(void *unused)
{
    uint64_t one = 1;

    data = 42;
    assert(write(ends[1], &one, sizeof(one)) == sizeof(one));
    return unused;
}

static void *
use(void *unused)
{
    uint64_t n;

    assert(read(ends[0], &n, sizeof(n)) == sizeof(n));
    assert(data == 42);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    assert((ends[0] = ends[1] = eventfd(0, 0)) >= 0);
    pthread_create(&a, NULL, use, NULL);
    pthread_create(&b, NULL, fill, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
