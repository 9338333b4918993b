/* SPDX-License-Identifier: MIT */
/* Each stage reads from the one before, and ends with it. */
#include <assert.h>
#include <pthread.h>
#include <unistd.h>

static int first[2], second[2];

static void *
begin(void *unused)
{
    for (char c = 1; c <= 2; c++)
        assert(write(first[1], &c, 1) == 1);
    close(first[1]);
    return unused;
}

static void *
twice(void *unused)
{
    char c;

    while (read(first[0], &c, 1) == 1) {
        c *= 2;
        assert(write(second[1], &c, 1) == 1);
    }
    close(second[1]);
    return unused;
}

int
main(void)
{
    pthread_t a, b;
    int sum = 0;
    char c;

    assert(pipe(first) == 0 && pipe(second) == 0);
    pthread_create(&a, NULL, begin, NULL);
    pthread_create(&b, NULL, twice, NULL);
    while (read(second[0], &c, 1) == 1)
        sum += c;
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(sum == 6);
}
