/* SPDX-License-Identifier: MIT */
/* Parent and child have one open file, so what the child reads the parent does not read again. */
#include "check.h"

static int fd;

static void
child(void)
{
    char c;

    CHECK_EQ(read(fd, &c, 1), 1);
    CHECK_EQ(c, 'a');
}

int
main(void)
{
    char c;

    fd = CHECK_OK(open("/tmp/offset", O_RDWR | O_CREAT | O_TRUNC, 0600));
    CHECK_OK(unlink("/tmp/offset"));
    CHECK_EQ(write(fd, "abc", 3), 3);
    CHECK_EQ(lseek(fd, 0, SEEK_SET), 0);
    CHECK_EQ(run(child), EXITED(0));
    CHECK_EQ(read(fd, &c, 1), 1);
    CHECK_EQ(c, 'b');
    return 0;
}
