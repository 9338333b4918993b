/* SPDX-License-Identifier: MIT */
/* truncate(2): what was beyond is lost; what comes new reads as zero; EINVAL negative or not open for writing, EISDIR. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    int fd = open("f", O_RDWR | O_CREAT, 0600), r;
    char bytes[16] = "";

    DO(write(fd, "0123456789", 10));
    TRY(ftruncate(fd, 4));
    TRY(lseek(fd, 0, SEEK_CUR));
    TRY(truncate("f", 12));
    TRY(pread(fd, bytes, 16, 0));
    for (int i = 0; i < 12; i++)
        see("%d ", bytes[i]);
    see("\n");
    TRY(ftruncate(fd, -1));
    r = open("f", O_RDONLY);
    TRY(ftruncate(r, 0));
    TRY(truncate(".", 0));
    TRY(truncate("absent", 0));
    TRY(ftruncate(77, 0));
    DO(fchmod(fd, 0400));
    TRY(truncate("f", 0));
    TRY(ftruncate(fd, 0));
    return 0;
}
