/* SPDX-License-Identifier: MIT */
/* open(2): O_TMPFILE makes a file without a name in a folder; link gives it one, but not with O_EXCL. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

static void
name_file(int fd, const char *name)
{
    char path[64];
    struct stat status;

    snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    see("%s: ", name);
    TRY(linkat(AT_FDCWD, path, AT_FDCWD, name, AT_SYMLINK_FOLLOW));
    DO(fstat(fd, &status));
    see("mode %o, %d names, %d bytes\n", status.st_mode, (int)status.st_nlink, (int)status.st_size);
}

int
main(void)
{
    char bytes[8] = "";
    int fd = open(".", O_TMPFILE | O_RDWR, 0640);

    see("opened %d\n", fd >= 0);
    TRY(write(fd, "abc", 3));
    TRY(pread(fd, bytes, 8, 0));
    name_file(fd, "named");
    name_file(fd, "again");
    TRY(access("named", R_OK));
    fd = open(".", O_TMPFILE | O_WRONLY | O_EXCL, 0640);
    name_file(fd, "exclusive");
    TRY(open(".", O_TMPFILE | O_RDONLY, 0600));
    TRY(open("named", O_TMPFILE | O_RDWR, 0600));
    TRY(open("missing", O_TMPFILE | O_RDWR, 0600));
    TRY(open("/proc", O_TMPFILE | O_RDWR, 0600));
    DO(mkdir("closed", 0500));
    TRY(open("closed", O_TMPFILE | O_RDWR, 0600));
    return 0;
}
