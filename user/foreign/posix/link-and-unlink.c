/* SPDX-License-Identifier: MIT */
/* link(2): EEXIST, EPERM for a folder; unlink(2): EISDIR; the file lives until the last name and descriptor are gone. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    int fd = open("a", O_RDWR | O_CREAT, 0600);
    struct stat st;
    char byte = '-';

    DO(mkdir("d", 0700));
    TRY(link("a", "b"));
    TRY(link("a", "b"));
    TRY(link("d", "e"));
    TRY(link("absent", "e"));
    DO(fstat(fd, &st));
    see("links %d\n", (int)st.st_nlink);
    TRY(unlink("a"));
    TRY(unlink("b"));
    TRY(unlink("b"));
    TRY(unlink("d"));
    DO(fstat(fd, &st));
    see("links %d\n", (int)st.st_nlink);
    TRY(write(fd, "x", 1));
    TRY(pread(fd, &byte, 1, 0));
    see("%c\n", byte);
    TRY(unlink(""));
    TRY(unlink("d/x/y"));
    return 0;
}
