/* SPDX-License-Identifier: MIT */
/* mkdir and rmdir: existing, missing parents, not empty, not a folder, and names that cannot be. */
#include "check.h"

#include <sys/stat.h>

#define FOLDER "/tmp/folder"

int
main(void)
{
    char long_name[400] = "/tmp/";
    struct stat st;

    memset(long_name + 5, 'x', 300);
    CHECK_OK(mkdir(FOLDER, 0755));
    CHECK_ERRNO(mkdir(FOLDER, 0755), EEXIST);
    CHECK_ERRNO(mkdir("/tmp/no/such", 0755), ENOENT);
    CHECK_ERRNO(mkdir("", 0755), ENOENT);
    CHECK_ERRNO(mkdir(long_name, 0755), ENAMETOOLONG);
    CHECK_OK(stat(FOLDER "/", &st));
    CHECK(S_ISDIR(st.st_mode));
    CHECK_EQ(st.st_nlink, 2);
    CHECK_OK(mkdir(FOLDER "/inner", 0755));
    CHECK_ERRNO(rmdir(FOLDER), ENOTEMPTY);
    CHECK_ERRNO(unlink(FOLDER "/inner"), EISDIR);
    CHECK_OK(rmdir(FOLDER "/inner"));
    close((int)CHECK_OK(open(FOLDER "/file", O_WRONLY | O_CREAT, 0600)));
    CHECK_ERRNO(rmdir(FOLDER "/file"), ENOTDIR);
    CHECK_OK(unlink(FOLDER "/file"));
    CHECK_OK(rmdir(FOLDER));
    CHECK_ERRNO(rmdir(FOLDER), ENOENT);
    return 0;
}
