/* SPDX-License-Identifier: MIT */
/* While a writer has the FIFO open, one reader's rest is the next reader's beginning; without a reader it is EPIPE. */
#include "check.h"

#include <sys/stat.h>

#define NAME "/tmp/fifo-readers-test"

int
main(void)
{
    int first, second, writer;
    char text[8] = "";

    signal(SIGPIPE, SIG_IGN);
    unlink(NAME);
    CHECK_OK(mkfifo(NAME, 0600));
    first = (int)CHECK_OK(open(NAME, O_RDONLY | O_NONBLOCK));
    writer = (int)CHECK_OK(open(NAME, O_WRONLY));
    CHECK_EQ(write(writer, "abcdef", 6), 6);
    CHECK_EQ(read(first, text, 2), 2);
    CHECK_OK(close(first));
    CHECK_ERRNO(write(writer, "x", 1), EPIPE);
    second = (int)CHECK_OK(open(NAME, O_RDONLY));
    CHECK_EQ(read(second, text, 8), 4);
    CHECK_EQ(memcmp(text, "cdef", 4), 0);
    CHECK_OK(close(writer));
    CHECK_OK(close(second));
    first = (int)CHECK_OK(open(NAME, O_RDONLY | O_NONBLOCK));
    CHECK_EQ(read(first, text, 8), 0);
    CHECK_OK(unlink(NAME));
    return 0;
}
