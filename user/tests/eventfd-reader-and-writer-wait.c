/* SPDX-License-Identifier: MIT */
/* A read of 0 waits for a write, and a write that would overflow waits for a read. */
#include "check.h"

#include <sys/eventfd.h>

int
main(void)
{
    int there = (int)CHECK_OK(eventfd(0, 0)), back = (int)CHECK_OK(eventfd(0, 0));
    eventfd_t value;
    pid_t child = fork();

    if (child == 0) {
        for (unsigned i = 1; i <= 100; i++) {
            CHECK_EQ(eventfd_read(there, &value), 0);
            CHECK_EQ(value, i);
            CHECK_EQ(eventfd_write(back, UINT64_MAX - 1), 0);
        }
        CHECK_EQ(eventfd_write(back, 5), 0);
        _exit(0);
    }
    for (unsigned i = 1; i <= 100; i++) {
        CHECK_EQ(eventfd_write(there, i), 0);
        CHECK_EQ(eventfd_read(back, &value), 0);
        CHECK_EQ(value, UINT64_MAX - 1);
    }
    CHECK_EQ(eventfd_read(back, &value), 0);
    CHECK_EQ(value, 5);
    return 0;
}
