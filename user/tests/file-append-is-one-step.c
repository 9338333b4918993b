/* SPDX-License-Identifier: MIT */
/* Four processes append records at the same time, each by an open of its own: none is lost, torn or overwritten. */
#include "check.h"

#define RECORDS 300
#define LENGTH  100

static int number;

static void
append(void)
{
    int fd = CHECK_OK(open("log", O_WRONLY | O_APPEND));
    char record[LENGTH];

    memset(record, 'a' + number, sizeof(record));
    for (int i = 0; i < RECORDS; i++)
        CHECK_EQ(write(fd, record, sizeof(record)), sizeof(record));
}

int
main(void)
{
    int fd = CHECK_OK(open("log", O_RDONLY | O_CREAT | O_TRUNC, 0600)), count[4] = { 0 };
    pid_t child[4];
    char record[LENGTH];

    for (number = 0; number < 4; number++)
        child[number] = start(append);
    for (int i = 0; i < 4; i++)
        CHECK_EQ(wait_status(child[i]), 0);
    while (read(fd, record, sizeof(record)) == sizeof(record)) {
        for (int i = 1; i < LENGTH; i++)
            CHECK_EQ(record[i], record[0]);
        count[record[0] - 'a']++;
    }
    for (int i = 0; i < 4; i++)
        CHECK_EQ(count[i], RECORDS);
    CHECK_OK(unlink("log"));
    return 0;
}
