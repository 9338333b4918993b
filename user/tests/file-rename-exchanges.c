/* SPDX-License-Identifier: MIT */
/* RENAME_EXCHANGE swaps two names in one step, of whatever kind; a folder cannot change places with what is in it. */
#include "check.h"

#include <sys/stat.h>

static int
exchange(const char *a, const char *b)
{
    return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE);
}

int
main(void)
{
    struct stat st;

    CHECK_OK(mkdir("x", 0755));
    CHECK_OK(mkdir("x/a", 0755));
    CHECK_OK(mkdir("x/b", 0755));
    CHECK_OK(mkdir("x/a/sub", 0755));
    CHECK_OK(close(open("x/b/file", O_CREAT | O_WRONLY, 0600)));
    CHECK_OK(exchange("x/a/sub", "x/b/file"));
    CHECK_OK(stat("x/a/sub", &st));
    CHECK(S_ISREG(st.st_mode));
    CHECK_OK(stat("x/b/file/../file", &st));
    CHECK(S_ISDIR(st.st_mode));
    CHECK_OK(stat("x/a", &st));
    CHECK_EQ(st.st_nlink, 2);
    CHECK_OK(stat("x/b", &st));
    CHECK_EQ(st.st_nlink, 3);
    CHECK_ERRNO(exchange("x/b", "x/b/file"), EINVAL);
    CHECK_ERRNO(exchange("x/b/file", "x/b"), EINVAL);
    CHECK_ERRNO(exchange("x/a", "x/none"), ENOENT);
    CHECK_ERRNO(renameat2(AT_FDCWD, "x/a", AT_FDCWD, "x/b", RENAME_NOREPLACE), EEXIST);
    CHECK_ERRNO(renameat2(AT_FDCWD, "x/a", AT_FDCWD, "x/b", RENAME_NOREPLACE | RENAME_EXCHANGE), EINVAL);
    CHECK_OK(rmdir("x/b/file"));
    CHECK_OK(unlink("x/a/sub"));
    CHECK_OK(rmdir("x/a"));
    CHECK_OK(rmdir("x/b"));
    CHECK_OK(rmdir("x"));
    return 0;
}
