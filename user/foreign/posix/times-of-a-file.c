/* SPDX-License-Identifier: MIT */
/* utimensat(2): sets access and modification time, UTIME_OMIT leaves, UTIME_NOW is now; EINVAL; writing changes mtime. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    struct timespec times[2] = { { 1000000000, 5 }, { 1100000000, 999999999 } };
    int fd = open("f", O_RDWR | O_CREAT, 0600);
    struct stat st;

    TRY(utimensat(AT_FDCWD, "f", times, 0));
    DO(fstat(fd, &st));
    see("%ld.%09ld %ld.%09ld\n", st.st_atim.tv_sec, st.st_atim.tv_nsec, st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
    times[0].tv_nsec = UTIME_OMIT;
    times[1].tv_nsec = UTIME_NOW;
    TRY(futimens(fd, times));
    DO(fstat(fd, &st));
    see("%ld.%09ld, later %d\n", st.st_atim.tv_sec, st.st_atim.tv_nsec, st.st_mtim.tv_sec > 1100000000);
    times[1].tv_nsec = 1000000000;
    TRY(futimens(fd, times));
    TRY(utimensat(AT_FDCWD, "absent", NULL, 0));
    times[0] = times[1] = (struct timespec){ 1000000000, 0 };
    DO(futimens(fd, times));
    DO(write(fd, "x", 1));
    DO(fstat(fd, &st));
    see("after a write: a %d m %d\n", st.st_atim.tv_sec == 1000000000, st.st_mtim.tv_sec > 1000000000);
    DO(symlink("f", "l"));
    times[0].tv_sec = times[1].tv_sec = 1200000000;
    TRY(utimensat(AT_FDCWD, "l", times, AT_SYMLINK_NOFOLLOW));
    DO(lstat("l", &st));
    see("link %ld\n", st.st_mtim.tv_sec);
    return 0;
}
