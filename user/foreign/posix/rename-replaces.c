/* SPDX-License-Identifier: MIT */
/* rename(2): newpath is replaced atomically; a folder only by a folder, and only if empty; EINVAL into itself. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    struct stat st;

    DO(write(open("a", O_WRONLY | O_CREAT, 0600), "a", 1));
    DO(write(open("b", O_WRONLY | O_CREAT, 0600), "bb", 2));
    TRY(rename("a", "b"));
    TRY(stat("b", &st));
    see("size %ld\n", (long)st.st_size);
    TRY(rename("a", "b"));
    DO(mkdir("d", 0700));
    DO(mkdir("e", 0700));
    DO(mkdir("e/f", 0700));
    TRY(rename("b", "d"));
    TRY(rename("d", "b"));
    TRY(rename("d", "e"));
    TRY(rename("e", "d"));
    TRY(rename("d", "d/f/g"));
    DO(link("b", "c"));
    TRY(rename("b", "c"));
    TRY(access("b", F_OK));
    TRY(rename("b", "nowhere/x"));
    TRY(rename("b", ""));
    return 0;
}
