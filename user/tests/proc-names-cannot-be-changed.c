/* SPDX-License-Identifier: MIT */
/* Nobody, root neither, makes, renames or removes a name in /proc or in a directory of a process. */
#include "check.h"

#include <sys/stat.h>

static const char *const directories[] = { "/proc", "/proc/self", "/proc/self/task", "/proc/self/fd" };

int
main(void)
{
    for (unsigned i = 0; i < sizeof(directories) / sizeof(directories[0]); i++) {
        CHECK_OK(chdir(directories[i]));
        CHECK_EQ(mkdir("new", 0700), -1);
        CHECK_EQ(open("new", O_CREAT | O_WRONLY, 0600), -1);
        CHECK_EQ(symlink("/", "new"), -1);
        CHECK_EQ(access("new", F_OK), -1);
    }
    CHECK_OK(chdir("/proc/self"));
    CHECK_ERRNO(unlink("stat"), EPERM);
    CHECK_EQ(rename("stat", "new"), -1);
    CHECK_EQ(rmdir("task"), -1);
    CHECK_OK(access("stat", R_OK));
    return 0;
}
