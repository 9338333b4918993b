/* SPDX-License-Identifier: MIT */
/* link/ leads to the folder for stat, open and chdir; rename, rmdir and unlink mean the link, which is no folder. */
#include "user.h"

int
main(void)
{
    struct stat st;

    enter_folder("slashes", 0755, getuid(), getgid());
    CHECK_OK(mkdir("folder", 0755));
    CHECK_OK(mkdir("other", 0755));
    CHECK_OK(symlink("folder", "link"));
    CHECK_OK(symlink("missing", "dangling"));
    make_file("file", 0644, getuid(), getgid());
    CHECK_OK(lstat("link/", &st));
    CHECK(S_ISDIR(st.st_mode));
    CHECK_ERRNO(rename("link/", "new"), ENOTDIR);
    CHECK_ERRNO(rename("other", "link/"), ENOTDIR);
    CHECK_ERRNO(rmdir("link/"), ENOTDIR);
    CHECK_ERRNO(unlink("link/"), ENOTDIR);
    CHECK_ERRNO(unlink("file/"), ENOTDIR);
    CHECK_ERRNO(unlink("folder/"), EISDIR);
    CHECK_ERRNO(rename("file/", "new"), ENOTDIR);
    CHECK_ERRNO(rename("file", "new/"), ENOTDIR);
    CHECK_ERRNO(link("file", "link/"), EEXIST);
    CHECK_ERRNO(mkdir("dangling/", 0755), EEXIST);
    CHECK_ERRNO(link("file", "new/"), ENOENT);
    CHECK_OK(rename("folder/", "renamed/"));
    CHECK_OK(rmdir("renamed/"));
    CHECK_OK(rmdir("other"));
    CHECK_OK(unlink("link"));
    CHECK_OK(unlink("dangling"));
    CHECK_OK(unlink("file"));
    CHECK_OK(rmdir("../slashes"));
    return 0;
}
