/* SPDX-License-Identifier: MIT */
/* Opening one end of a FIFO waits until the other is opened; what is written comes out; after the last writer it ends. */
#include "check.h"

#include <sys/stat.h>

#define NAME "/tmp/fifo-open-test"

int
main(void)
{
    char text[8] = "";
    long begin = now();
    struct stat info;
    int fd;

    unlink(NAME);
    CHECK_OK(mkfifo(NAME, 0600));
    CHECK_ERRNO(mkfifo(NAME, 0600), EEXIST);
    CHECK_OK(stat(NAME, &info));
    CHECK(S_ISFIFO(info.st_mode));
    if (fork() == 0) {
        pause_for(30 * MILLISECOND);
        fd = (int)CHECK_OK(open(NAME, O_WRONLY));
        CHECK_EQ(write(fd, "hello", 5), 5);
        _exit(0);
    }
    fd = (int)CHECK_OK(open(NAME, O_RDONLY));
    CHECK(now() - begin >= 30 * MILLISECOND);
    CHECK_EQ(read(fd, text, sizeof(text)), 5);
    CHECK_EQ(memcmp(text, "hello", 5), 0);
    CHECK_EQ(read(fd, text, sizeof(text)), 0);
    CHECK_OK(unlink(NAME));
    return 0;
}
