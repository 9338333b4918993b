/* SPDX-License-Identifier: MIT */
/* The read end cannot be written, the write end cannot be read, and neither has an offset. */
#include "check.h"

int
main(void)
{
    int ends[2];
    char c = 0;

    CHECK_OK(pipe(ends));
    CHECK_ERRNO(write(ends[0], &c, 1), EBADF);
    CHECK_ERRNO(read(ends[1], &c, 1), EBADF);
    CHECK_ERRNO(lseek(ends[0], 0, SEEK_CUR), ESPIPE);
    CHECK_ERRNO(pipe2(ends, 0x10), EINVAL);
    return 0;
}
