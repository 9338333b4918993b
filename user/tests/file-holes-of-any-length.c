/* SPDX-License-Identifier: MIT */
/* Pages far apart in one file, whatever table keeps them: each is found again, what lies between reads as zeros and takes
 * no room, SEEK_DATA goes from one to the next, and truncation forgets exactly those behind the new end. */
#include "check.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGE 4096l

static const long pages[] = { 0, 1, 63, 64, 127, 128, 129, 4095, 4096, 65535, 131072, 200000, 262143 };
#define N ((int)(sizeof pages / sizeof *pages))

static int fd;

static char
byte_at(long page)
{
    char c = 99;

    CHECK_EQ(pread(fd, &c, 1, page * PAGE + 5), 1);
    return c;
}

/* The first n are there, and nothing else. */
static void
check_first(int n)
{
    struct stat st;
    long next = 0;

    for (int i = 0; i < n; i++)
        CHECK_EQ(byte_at(pages[i]), i + 1);
    CHECK_EQ(byte_at(62), 0);
    CHECK_EQ(byte_at(100), 0);
    for (int i = 0; i < n; i++) {
        next = lseek(fd, next, SEEK_DATA);
        CHECK_EQ(next, pages[i] * PAGE);
        next += PAGE;
    }
    CHECK_EQ(fstat(fd, &st), 0);
    CHECK_EQ(st.st_blocks, n * (PAGE / 512));
}

int
main(void)
{
    fd = open("/tmp/holes-of-any-length", O_RDWR | O_CREAT | O_TRUNC, 0600);
    CHECK_OK(fd);
    CHECK_OK(unlink("/tmp/holes-of-any-length"));
    for (int i = N - 1; i >= 0; i--) {
        char c = (char)(i + 1);

        CHECK_EQ(pwrite(fd, &c, 1, pages[i] * PAGE + 5), 1);
    }
    check_first(N);
    CHECK_OK(ftruncate(fd, 129 * PAGE)); /* the seventh page is at 129 */
    CHECK_OK(ftruncate(fd, 1000 * PAGE));
    check_first(6);
    CHECK_EQ(byte_at(129), 0);
    CHECK_OK(ftruncate(fd, 0));
    CHECK_OK(ftruncate(fd, 1000 * PAGE));
    CHECK_ERRNO(lseek(fd, 0, SEEK_DATA), ENXIO);
    CHECK_EQ(byte_at(0), 0);
    return 0;
}
