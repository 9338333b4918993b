/* SPDX-License-Identifier: MIT */
/* O_PATH makes and cuts nothing, whatever flags come with it; the empty path with AT_EMPTY_PATH is that descriptor, of a
 * file or of a link too, and without it there is no such file. */
#include "user.h"

int
main(void)
{
    char target[8] = "";
    struct stat st;
    int fd, link;

    enter_folder("by-path", 0755, getuid(), getgid());
    CHECK_ERRNO(open("missing", O_PATH | O_CREAT, 0644), ENOENT);
    make_file("file", 0644, getuid(), getgid());
    fd = CHECK_OK(open("file", O_PATH | O_WRONLY | O_TRUNC | O_CREAT | O_EXCL, 0600));
    CHECK_OK(fstat(fd, &st));
    CHECK_EQ(st.st_size, 4);
    CHECK_ERRNO(write(fd, "x", 1), EBADF);
    CHECK_OK(fchownat(fd, "", getuid(), getgid(), AT_EMPTY_PATH));
    CHECK_ERRNO(openat(fd, "", O_RDONLY), ENOENT);
    CHECK_ERRNO(openat(fd, "x", O_RDONLY), ENOTDIR);
    CHECK_OK(symlink("there", "link"));
    link = CHECK_OK(open("link", O_PATH | O_NOFOLLOW));
    CHECK_EQ(readlinkat(link, "", target, sizeof(target)), 5);
    CHECK(strcmp(target, "there") == 0);
    CHECK_ERRNO(open(".", O_RDONLY | O_TRUNC), EISDIR);
    CHECK_OK(unlink("file"));
    CHECK_OK(unlink("link"));
    CHECK_OK(rmdir("../by-path"));
    return 0;
}
