/* SPDX-License-Identifier: MIT */
/* rmdir(2): of a folder that somebody has open the names "." and ".." go too; no file can be made there. */
#include "user/foreign/posix/see.h"
#include <dirent.h>
#include <sys/stat.h>
#include <sys/syscall.h>

int
main(void)
{
    char names[512];
    int there;
    DIR *d;

    DO(mkdir("d", 0700));
    there = open("d", O_RDONLY);
    d = opendir("d");
    DO(rmdir("d"));
    TRY(syscall(SYS_getdents64, there, names, sizeof(names)));
    errno = 0;
    see("readdir: %s, %s\n", readdir(d) ? "a name" : "no name", error_name(errno));
    TRY(openat(there, "x", O_CREAT | O_RDWR, 0600));
    TRY(mkdirat(there, "x", 0700));
    TRY(symlinkat("x", there, "x"));
    TRY(linkat(there, "x", there, "y", 0));
    TRY(fchdir(there));
    TRY(renameat(there, "x", there, "y"));
    return 0;
}
