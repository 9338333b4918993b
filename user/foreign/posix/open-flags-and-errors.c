/* SPDX-License-Identifier: MIT */
/* open(2): O_EXCL EEXIST, ENOENT, EISDIR for writing, O_DIRECTORY ENOTDIR, O_NOFOLLOW ELOOP, the lowest descriptor. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    char name[300];

    TRY(open("f", O_RDONLY));
    TRY(open("f", O_RDWR | O_CREAT | O_EXCL, 0600));
    TRY(open("f", O_RDWR | O_CREAT | O_EXCL, 0600));
    DO(mkdir("d", 0700));
    DO(symlink("f", "link"));
    DO(symlink("loop", "loop"));
    TRY(open("d", O_WRONLY));
    TRY(open("d", O_RDWR | O_CREAT, 0600));
    TRY(open("f", O_RDONLY | O_DIRECTORY));
    TRY(open("link", O_RDONLY | O_NOFOLLOW));
    TRY(open("link", O_WRONLY | O_CREAT | O_EXCL, 0600));
    TRY(open("loop", O_RDONLY));
    TRY(open("f/x", O_RDONLY));
    TRY(open("f/", O_RDONLY));
    TRY(open("", O_RDONLY));
    memset(name, 'n', sizeof(name));
    name[256] = '\0';
    TRY(open(name, O_RDONLY));
    DO(close(3));
    TRY(open("d", O_RDONLY));
    return 0;
}
