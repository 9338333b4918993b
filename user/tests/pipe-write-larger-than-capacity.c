/* SPDX-License-Identifier: MIT */
/* A blocking write of a million bytes returns only when all are in; the reader gets every byte in order. */
#include "check.h"

#define SIZE 1000000

static int ends[2];
static unsigned char bytes[SIZE];

static unsigned char
byte_at(long i)
{
    return (unsigned char)(i * 31 + i / 251);
}

static void
writer(void)
{
    for (long i = 0; i < SIZE; i++)
        bytes[i] = byte_at(i);
    CHECK_EQ(write(ends[1], bytes, SIZE), SIZE);
}

int
main(void)
{
    unsigned char piece[777];
    long total = 0;
    ssize_t n;
    pid_t child;

    CHECK_OK(pipe(ends));
    child = start(writer);
    close(ends[1]);
    while ((n = read(ends[0], piece, sizeof(piece))) > 0)
        for (ssize_t i = 0; i < n; i++, total++)
            if (piece[i] != byte_at(total))
                CHECK_EQ(piece[i], byte_at(total));
    CHECK_EQ(n, 0);
    CHECK_EQ(total, SIZE);
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
