/* SPDX-License-Identifier: MIT */
/* mkdir(2): EEXIST, ENOENT, ENOTDIR; rmdir(2): ENOTEMPTY, EINVAL for ".", EBUSY or others for what is in use. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    struct stat st;

    TRY(mkdir("d", 0700));
    TRY(mkdir("d", 0700));
    TRY(mkdir("d/", 0700));
    TRY(mkdir("e/", 0700));
    TRY(mkdir("x/y", 0700));
    TRY(mkdir("", 0700));
    DO(close(open("f", O_WRONLY | O_CREAT, 0600)));
    TRY(mkdir("f", 0700));
    TRY(mkdir("f/g", 0700));
    TRY(mkdir("d/in", 0700));
    DO(stat("d", &st));
    see("links %d\n", (int)st.st_nlink);
    TRY(rmdir("d"));
    TRY(rmdir("d/."));
    TRY(rmdir("d/.."));
    TRY(rmdir("f"));
    TRY(rmdir("d/in"));
    TRY(rmdir("d"));
    TRY(rmdir("d"));
    TRY(rmdir("e/"));
    return 0;
}
