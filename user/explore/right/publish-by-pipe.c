/* SPDX-License-Identifier: MIT */
/* A byte in a pipe says that the data is there. */
#include <assert.h>
#include <pthread.h>
#include <unistd.h>

static int ends[2], data;

static void *
fill(void *unused)
{
    data = 42;
    assert(write(ends[1], "!", 1) == 1);
    return unused;
}

int
main(void)
{
    pthread_t a;
    char c;

    assert(pipe(ends) == 0);
    pthread_create(&a, NULL, fill, NULL);
    assert(read(ends[0], &c, 1) == 1);
    assert(data == 42);
    pthread_join(a, NULL);
}
