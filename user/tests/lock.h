/* SPDX-License-Identifier: MIT */
/* Tests of locks on files: one file, and what another process sees of it. */
#pragma once

#include <sys/file.h>

#include "check.h"

#define NAME "locked"

static inline int
lock(int fd, int command, short type, off_t start, off_t length)
{
    struct flock l = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length };

    return fcntl(fd, command, &l);
}

/* What another process would meet at these bytes: "-" nothing, "r" or "w" a lock; then its range if it has one. */
static inline const char *
seen(off_t start, off_t length)
{
    static char text[64];
    struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = start, .l_len = length };
    int ends[2], fd;
    pid_t child;

    CHECK_OK(pipe(ends));
    child = fork();
    if (child == 0) {
        fd = CHECK_OK(open(NAME, O_RDWR));
        CHECK_OK(fcntl(fd, F_GETLK, &l));
        CHECK(l.l_type == F_UNLCK || l.l_pid == getppid());
        snprintf(text, sizeof(text), l.l_type == F_UNLCK ? "-" : "%c %ld %ld", l.l_type == F_RDLCK ? 'r' : 'w',
                 (long)l.l_start, (long)l.l_len);
        CHECK_EQ(write(ends[1], text, sizeof(text)), sizeof(text));
        _exit(0);
    }
    CHECK_EQ(wait_status(child), 0);
    CHECK_EQ(read(ends[0], text, sizeof(text)), sizeof(text));
    close(ends[0]);
    close(ends[1]);
    return text;
}

#define CHECK_SEEN(start, length, wanted) CHECK(strcmp(seen(start, length), wanted) == 0)
