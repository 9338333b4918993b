/* SPDX-License-Identifier: MIT */
/* /proc/self/fd/N of a pipe, opened again, is one more end of it, whichever end N is: the same file to stat, the same bytes. */
#include "check.h"

#include <sys/stat.h>

int
main(void)
{
    struct stat one, again;
    char link[64], byte = 0;
    int ends[2], fd;

    CHECK_OK(pipe(ends));
    snprintf(link, sizeof(link), "/proc/self/fd/%d", ends[0]);
    fd = (int)CHECK_OK(open(link, O_WRONLY));
    CHECK_OK(fstat(ends[0], &one));
    CHECK_OK(fstat(fd, &again));
    CHECK_EQ(again.st_ino, one.st_ino);
    CHECK_EQ(write(fd, "x", 1), 1);
    CHECK_EQ(read(ends[0], &byte, 1), 1);
    CHECK_EQ(byte, 'x');
    return 0;
}
