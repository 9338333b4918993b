/* SPDX-License-Identifier: MIT */
/* rename moves a name, replaces a file that has the new one, and refuses a folder into itself or over a file. */
#include "check.h"

#include <sys/stat.h>

#define FOLDER "/tmp/rename"

static void
make(const char *path, const char *text)
{
    int fd = (int)CHECK_OK(open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600));

    CHECK_EQ(write(fd, text, strlen(text)), strlen(text));
    close(fd);
}

int
main(void)
{
    char bytes[8] = "";
    int fd;

    CHECK_OK(mkdir(FOLDER, 0700));
    CHECK_OK(mkdir(FOLDER "/d", 0700));
    make(FOLDER "/a", "A");
    make(FOLDER "/b", "B");
    CHECK_OK(rename(FOLDER "/a", FOLDER "/b"));
    CHECK_ERRNO(open(FOLDER "/a", O_RDONLY), ENOENT);
    fd = (int)CHECK_OK(open(FOLDER "/b", O_RDONLY));
    CHECK_EQ(read(fd, bytes, 8), 1);
    CHECK_EQ(bytes[0], 'A');
    CHECK_ERRNO(rename(FOLDER "/a", FOLDER "/c"), ENOENT);
    CHECK_ERRNO(rename(FOLDER "/d", FOLDER "/d/e"), EINVAL);
    CHECK_ERRNO(rename(FOLDER "/d", FOLDER "/b"), ENOTDIR);
    CHECK_ERRNO(rename(FOLDER "/b", FOLDER "/d"), EISDIR);
    CHECK_OK(rename(FOLDER "/b", FOLDER "/d/b"));
    CHECK_ERRNO(rmdir(FOLDER "/d"), ENOTEMPTY);
    CHECK_OK(unlink(FOLDER "/d/b"));
    CHECK_OK(rmdir(FOLDER "/d"));
    CHECK_OK(rmdir(FOLDER));
    return 0;
}
