/* SPDX-License-Identifier: MIT */
/* Writes of up to 4096 bytes by several processes are never mixed with each other. */
#include "check.h"

#define WRITERS 4
#define RECORDS 100
#define SIZE    1000

static int ends[2];

static void
write_records(int writer)
{
    char record[SIZE];

    memset(record, 'a' + writer, SIZE);
    for (int i = 0; i < RECORDS; i++)
        CHECK_EQ(write(ends[1], record, SIZE), SIZE);
    _exit(0);
}

static void
read_record(char *record)
{
    for (ssize_t have = 0, n; have < SIZE; have += n) {
        n = read(ends[0], record + have, (size_t)(SIZE - have));
        CHECK(n > 0);
    }
}

int
main(void)
{
    char record[SIZE];

    CHECK_OK(pipe(ends));
    for (int i = 0; i < WRITERS; i++)
        if (fork() == 0)
            write_records(i);
    for (int i = 0; i < WRITERS * RECORDS; i++) {
        read_record(record);
        for (int j = 1; j < SIZE; j++)
            if (record[j] != record[0])
                CHECK_EQ(record[j], record[0]);
    }
    for (int i = 0; i < WRITERS; i++)
        CHECK(wait(NULL) > 0);
    return 0;
}
