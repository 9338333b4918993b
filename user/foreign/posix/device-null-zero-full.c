/* SPDX-License-Identifier: MIT */
/* null(4), full(4): reads from null give end of file, from zero and full zero bytes; writes to full fail with ENOSPC. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    static const char *const names[] = { "/dev/null", "/dev/zero", "/dev/full" };
    char byte;

    for (int i = 0; i < 3; i++) {
        int fd = open(names[i], O_RDWR);

        byte = 'x';
        see("%s: ", names[i]);
        TRY(read(fd, &byte, 1));
        see("%d, ", byte);
        TRY(write(fd, "abc", 3));
        TRY(lseek(fd, 10, SEEK_SET));
    }
    return 0;
}
