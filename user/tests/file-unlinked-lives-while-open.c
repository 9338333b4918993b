/* SPDX-License-Identifier: MIT */
/* A file without a name can still be read and written; its memory comes back with the last close. */
#include "check.h"

#include <sys/stat.h>

#define PATH "/tmp/unlinked"
#define SIZE 100000

static char bytes[SIZE];

static void
use(void)
{
    struct stat st;
    int fd = (int)CHECK_OK(open(PATH, O_RDWR | O_CREAT | O_EXCL, 0600));

    CHECK_OK(unlink(PATH));
    CHECK_EQ(write(fd, bytes, SIZE), SIZE);
    CHECK_OK(fstat(fd, &st));
    CHECK_EQ(st.st_nlink, 0);
    CHECK_EQ(st.st_size, SIZE);
    CHECK_EQ(lseek(fd, 0, SEEK_SET), 0);
    CHECK_EQ(read(fd, bytes, SIZE), SIZE);
    close(fd);
}

int
main(void)
{
    long before;

    use();
    before = frames_at_rest();
    use();
    CHECK_EQ(frames_at_rest(), before);
    return 0;
}
