/* SPDX-License-Identifier: MIT */
/* symlink(7): a link in the middle of a path is always followed; readlink(2) EINVAL if it is none; at most 40 links. */
#include "user/foreign/posix/see.h"
#include <limits.h>
#include <sys/stat.h>

int
main(void)
{
    char text[32] = "", path[PATH_MAX];

    DO(mkdir("d", 0700));
    DO(close(open("d/f", O_WRONLY | O_CREAT, 0600)));
    TRY(symlink("d", "to-d"));
    TRY(symlink("to-d/f", "to-f"));
    TRY(symlink("x", "to-d"));
    TRY(symlink("", "empty"));
    TRY(access("to-d/f", F_OK));
    TRY(access("to-f", F_OK));
    TRY(readlink("to-f", text, sizeof(text)));
    see("%s\n", text);
    TRY(readlink("to-f", text, 3));
    TRY(readlink("d", text, sizeof(text)));
    TRY(readlink("to-d/", text, sizeof(text)));
    see("%s\n", strrchr(realpath("to-f", path), '/'));
    TRY(unlink("to-f"));
    TRY(access("d/f", F_OK));
    return 0;
}
