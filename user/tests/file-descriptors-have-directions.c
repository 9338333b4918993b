/* SPDX-License-Identifier: MIT */
/* A file opened to read cannot be written and the other way round; each open has its own offset, dup shares it. */
#include "check.h"

#define PATH "/tmp/directions"

int
main(void)
{
    int writer = (int)CHECK_OK(open(PATH, O_WRONLY | O_CREAT | O_TRUNC, 0600));
    int reader = (int)CHECK_OK(open(PATH, O_RDONLY));
    int other = (int)CHECK_OK(open(PATH, O_RDONLY));
    int same = (int)CHECK_OK(dup(reader));
    char c;

    CHECK_OK(unlink(PATH));
    CHECK_EQ(write(writer, "abc", 3), 3);
    CHECK_ERRNO(read(writer, &c, 1), EBADF);
    CHECK_ERRNO(write(reader, "x", 1), EBADF);
    CHECK_EQ(read(reader, &c, 1), 1);
    CHECK_EQ(read(same, &c, 1), 1);
    CHECK_EQ(c, 'b');
    CHECK_EQ(read(other, &c, 1), 1);
    CHECK_EQ(c, 'a');
    return 0;
}
