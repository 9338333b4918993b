/* SPDX-License-Identifier: MIT */
/* The calls with "at": each starts from an open folder, wherever that is now; AT_SYMLINK_FOLLOW links to what a link means;
 * a descriptor that is no folder is ENOTDIR, unless the path is absolute. */
#include "check.h"

#include <sys/stat.h>

int
main(void)
{
    struct stat st, other;
    char text[16];
    int dir, fd;

    CHECK_OK(mkdir("at", 0700));
    dir = CHECK_OK(open("at", O_RDONLY | O_DIRECTORY));
    CHECK_OK(rename("at", "at-moved"));
    CHECK_OK(mkdirat(dir, "sub", 0700));
    fd = CHECK_OK(openat(dir, "sub/file", O_CREAT | O_WRONLY, 0600));
    CHECK_OK(symlinkat("sub/file", dir, "link"));
    CHECK_EQ(readlinkat(dir, "link", text, sizeof(text)), 8);
    CHECK_OK(linkat(dir, "link", dir, "same", AT_SYMLINK_FOLLOW));
    CHECK_OK(linkat(dir, "link", dir, "twin", 0));
    CHECK_OK(fstatat(dir, "same", &st, AT_SYMLINK_NOFOLLOW));
    CHECK_OK(fstat(fd, &other));
    CHECK_EQ(st.st_ino, other.st_ino);
    CHECK_OK(fstatat(dir, "twin", &st, AT_SYMLINK_NOFOLLOW));
    CHECK(S_ISLNK(st.st_mode));
    CHECK_OK(fchmodat(dir, "same", 0400, 0));
    CHECK_OK(fstat(fd, &st));
    CHECK_EQ(st.st_mode & 0777, 0400);
    CHECK_OK(faccessat(dir, "sub", X_OK, 0));
    CHECK_OK(renameat(dir, "sub/file", dir, "file"));
    CHECK_ERRNO(openat(fd, "x", O_RDONLY), ENOTDIR);
    CHECK_OK(openat(fd, "/dev/null", O_RDONLY));
    CHECK_ERRNO(openat(99, "x", O_RDONLY), EBADF);
    CHECK_OK(unlinkat(dir, "file", 0));
    CHECK_OK(unlinkat(dir, "same", 0));
    CHECK_OK(unlinkat(dir, "link", 0));
    CHECK_OK(unlinkat(dir, "twin", 0));
    CHECK_ERRNO(unlinkat(dir, "sub", 0), EISDIR);
    CHECK_OK(unlinkat(dir, "sub", AT_REMOVEDIR));
    CHECK_OK(rmdir("at-moved"));
    CHECK_ERRNO(openat(dir, "new", O_CREAT | O_WRONLY, 0600), ENOENT);
    return 0;
}
