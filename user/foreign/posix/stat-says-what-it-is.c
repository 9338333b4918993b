/* SPDX-License-Identifier: MIT */
/* stat(2): the type and mode, links, owner, size; lstat does not follow a link; ENOENT, ENOTDIR, EBADF, EFAULT. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>
#include <sys/sysmacros.h>

static void
look(const char *name)
{
    struct stat st;

    DO(lstat(name, &st));
    see("%s: %o, links %d, uid %d, size %ld\n", name, st.st_mode, (int)st.st_nlink, (int)st.st_uid,
        S_ISDIR(st.st_mode) ? 0 : (long)st.st_size);
}

int
main(void)
{
    struct stat st, other;

    DO(close(open("f", O_WRONLY | O_CREAT, 0640)));
    DO(mkdir("d", 01751));
    DO(mkdir("d/e", 0700));
    DO(symlink("some/where", "l"));
    DO(mkfifo("p", 0600));
    DO(link("f", "g"));
    look("f");
    look("l");
    look("p");
    DO(stat("f", &st));
    DO(stat("g", &other));
    see("same inode %d, device %d\n", st.st_ino == other.st_ino, st.st_dev == other.st_dev);
    DO(stat("d", &st));
    see("d: %o\n", st.st_mode);
    DO(stat("/dev/null", &st));
    see("char %d, %u:%u\n", S_ISCHR(st.st_mode), major(st.st_rdev), minor(st.st_rdev));
    TRY(stat("l", &st));
    TRY(stat("f/x", &st));
    TRY(stat("f", (struct stat *)8));
    TRY(fstat(77, &st));
    TRY(fstatat(AT_FDCWD, "l", &st, AT_SYMLINK_NOFOLLOW));
    TRY(fstatat(77, "l", &st, 0));
    return 0;
}
