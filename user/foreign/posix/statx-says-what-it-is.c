/* SPDX-License-Identifier: MIT */
/* statx(2): the same as stat, in its own layout; errors of flags and masks. */
#include "user/foreign/posix/see.h"
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>

struct extended {
    uint32_t mask, blocksize;
    uint64_t attributes;
    uint32_t names, uid, gid;
    uint16_t mode, room;
    uint64_t number, size, blocks, known;
    struct {
        int64_t seconds;
        uint32_t nanoseconds, room;
    } accessed, born, changed, modified;
    uint32_t device[4];
    uint64_t more[14];
};

static long
statx_of(int at, const char *path, int flags, unsigned int mask, void *out)
{
    return syscall(SYS_statx, at, path, flags, mask, out);
}

int
main(void)
{
    struct extended x;
    struct stat s;
    int fd = open("file", O_CREAT | O_RDWR, 0640);

    DO(write(fd, "abc", 3));
    DO(symlink("file", "link"));
    DO(fstat(fd, &s));
    TRY(statx_of(AT_FDCWD, "file", 0, 0x7ff, &x));
    see("mask %x mode %o names %u size %d, as stat %d %d %d\n", x.mask & 0x7ff, x.mode, x.names, (int)x.size,
        x.number == s.st_ino, x.uid == s.st_uid && x.gid == s.st_gid,
        x.modified.seconds == s.st_mtim.tv_sec && x.modified.nanoseconds == (uint32_t)s.st_mtim.tv_nsec);
    TRY(statx_of(AT_FDCWD, "link", AT_SYMLINK_NOFOLLOW, 0x7ff, &x));
    see("mode %o size %d\n", x.mode, (int)x.size);
    TRY(statx_of(AT_FDCWD, "/dev/null", 0, 0x7ff, &x));
    see("device %u %u\n", x.device[0], x.device[1]);
    TRY(statx_of(fd, "", AT_EMPTY_PATH, 0x7ff, &x));
    see("size %d\n", (int)x.size);
    TRY(statx_of(fd, "", 0, 0x7ff, &x));
    TRY(statx_of(AT_FDCWD, "missing", 0, 0x7ff, &x));
    TRY(statx_of(99, "file", 0, 0x7ff, &x));
    TRY(statx_of(AT_FDCWD, "file", 0x80000, 0x7ff, &x));
    TRY(statx_of(AT_FDCWD, "file", 0x6000, 0x7ff, &x));
    TRY(statx_of(AT_FDCWD, "file", 0x4000, 0x7ff, &x));
    TRY(statx_of(AT_FDCWD, "file", 0, 0x80000000, &x));
    TRY(statx_of(AT_FDCWD, "file", 0, 0x7ff, NULL));
    return 0;
}
