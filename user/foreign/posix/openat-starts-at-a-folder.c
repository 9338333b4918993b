/* SPDX-License-Identifier: MIT */
/* openat(2): a relative pathname is relative to the folder of dirfd; ENOTDIR, EBADF; an absolute one does not care. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    int d, f;

    DO(mkdir("d", 0700));
    d = open("d", O_RDONLY | O_DIRECTORY);
    f = (int)TRY(openat(d, "f", O_RDWR | O_CREAT, 0600));
    TRY(access("d/f", F_OK));
    TRY(openat(f, "x", O_RDONLY));
    TRY(openat(77, "x", O_RDONLY));
    TRY(openat(77, "/dev/null", O_RDONLY));
    TRY(mkdirat(d, "e", 0700));
    TRY(renameat(d, "f", d, "e/g"));
    TRY(linkat(d, "e/g", AT_FDCWD, "h", 0));
    TRY(symlinkat("../h", d, "l"));
    TRY(faccessat(d, "l", R_OK, 0));
    TRY(unlinkat(d, "e", 0));
    TRY(unlinkat(d, "e", AT_REMOVEDIR));
    TRY(unlinkat(d, "e/g", 0));
    TRY(unlinkat(d, "e", AT_REMOVEDIR));
    TRY(unlinkat(d, "l", 0));
    TRY(fchmodat(AT_FDCWD, "h", 0600, 0));
    return 0;
}
