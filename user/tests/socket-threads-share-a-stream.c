/* SPDX-License-Identifier: MIT */
/* Several threads write to and read from one connection at once: every byte comes exactly once. */
#include "socket.h"

#include <pthread.h>

#define WRITERS 3
#define EACH 2000

static int stream[2];
static long counts[3][256];

static void *
writer(void *arg)
{
    char byte = (char)(long)arg;

    for (int i = 0; i < EACH; i++)
        CHECK_EQ(write(stream[0], &byte, 1), 1);
    return NULL;
}

static void *
reader(void *arg)
{
    unsigned char buffer[64];
    ssize_t n;

    while ((n = read(stream[1], buffer, sizeof(buffer))) > 0)
        for (ssize_t i = 0; i < n; i++)
            counts[(long)arg][buffer[i]]++;
    CHECK_EQ(n, 0);
    return NULL;
}

static void
crowd(int ends[2])
{
    pthread_t threads[WRITERS + 3];

    memcpy(stream, ends, sizeof(stream));
    memset(counts, 0, sizeof(counts));
    for (long i = 0; i < WRITERS; i++)
        CHECK_EQ(pthread_create(&threads[i], NULL, writer, (void *)(i + 1)), 0);
    for (long i = 0; i < 3; i++)
        CHECK_EQ(pthread_create(&threads[WRITERS + i], NULL, reader, (void *)i), 0);
    for (int i = 0; i < WRITERS; i++)
        CHECK_EQ(pthread_join(threads[i], NULL), 0);
    CHECK_OK(shutdown(ends[0], SHUT_WR));
    for (int i = 0; i < 3; i++)
        CHECK_EQ(pthread_join(threads[WRITERS + i], NULL), 0);
    for (int i = 1; i <= WRITERS; i++)
        CHECK_EQ(counts[0][i] + counts[1][i] + counts[2][i], EACH);
}

int
main(void)
{
    with_streams(crowd);
    return 0;
}
