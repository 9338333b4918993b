/* SPDX-License-Identifier: MIT */
/* ftruncate cuts a file or lengthens it with zeros; what was cut does not come back; O_TRUNC empties; each is a
 * modification. */
#include "check.h"

#include <sys/stat.h>

#define PATH "/tmp/truncate"

static off_t
size_of(int fd)
{
    struct stat st;

    CHECK_OK(fstat(fd, &st));
    return st.st_size;
}

static long
modified(int fd)
{
    struct stat st;

    CHECK_OK(fstat(fd, &st));
    return st.st_mtim.tv_sec * SECOND + st.st_mtim.tv_nsec;
}

int
main(void)
{
    int fd = (int)CHECK_OK(open(PATH, O_RDWR | O_CREAT | O_TRUNC, 0600));
    char bytes[10] = "";
    long before;

    CHECK_EQ(write(fd, "0123456789", 10), 10);
    before = modified(fd);
    pause_for(20 * MILLISECOND);
    CHECK_OK(ftruncate(fd, 3));
    CHECK_EQ(size_of(fd), 3);
    CHECK(modified(fd) > before);
    CHECK_OK(ftruncate(fd, 10));
    CHECK_EQ(size_of(fd), 10);
    CHECK_EQ(lseek(fd, 0, SEEK_SET), 0);
    CHECK_EQ(read(fd, bytes, 10), 10);
    CHECK(memcmp(bytes, "012\0\0\0\0\0\0", 10) == 0);
    CHECK_ERRNO(ftruncate(fd, -1), EINVAL);
    close((int)CHECK_OK(open(PATH, O_WRONLY | O_TRUNC)));
    CHECK_EQ(size_of(fd), 0);
    CHECK_OK(unlink(PATH));
    return 0;
}
