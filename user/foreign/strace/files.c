/* SPDX-License-Identifier: MIT */
/* Names and files: made, opened, described, read by vector, renamed, linked, removed; what is not there. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

int
main(void)
{
    char text[100], entries[4096], long_text[100];
    struct stat st;
    struct timespec times[2] = { { 1, 2 }, { 0, UTIME_OMIT } };
    struct iovec pieces[3] = { { text, 10 }, { text + 10, 5 }, { text + 20, 60 } };
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 10 };
    int fd;

    umask(022);
    chdir("/tmp");
    mkdir("traced", 0755);
    chdir("traced");
    open("missing", O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_NOFOLLOW);
    fd = open("a", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
    memset(long_text, 'x', sizeof long_text);
    write(fd, long_text, sizeof long_text);
    write(fd, "a\n\t\"\\\1\0012\377", 9);
    lseek(fd, 0, SEEK_SET);
    readv(fd, pieces, 3);
    read(fd, text, 3);
    pread(fd, text, 9, 100);
    read(fd, text, sizeof text);
    read(fd, text, sizeof text);
    pwrite(fd, "there", 5, 10);
    read(50, text, 10);
    writev(fd, pieces, 2);
    syscall(SYS_preadv, fd, pieces, 2, 3l, 0l);
    ftruncate(fd, 7);
    fstat(fd, &st);
    flock(fd, LOCK_EX | LOCK_NB);
    fcntl(fd, F_SETLK, &lock);
    fcntl(fd, F_GETFL);
    fcntl(fd, F_GETFD);
    fcntl(fd, F_SETFD, 0);
    fcntl(fd, F_SETFL, O_APPEND | O_NONBLOCK);
    fcntl(fd, F_DUPFD, 20);
    fsync(fd);
    close(fd);
    stat("a", &st);
    stat("none", &st);
    lstat("/dev/null", &st);
    fstatat(AT_FDCWD, "a", &st, AT_SYMLINK_NOFOLLOW);
    chmod("a", 01755);
    chown("a", -1, -1);
    access("a", R_OK | W_OK);
    faccessat(AT_FDCWD, "a", F_OK, 0);
    faccessat(AT_FDCWD, "a", F_OK, AT_EACCESS);
    utimensat(AT_FDCWD, "a", times, 0);
    utimensat(AT_FDCWD, "a", NULL, AT_SYMLINK_NOFOLLOW);
    symlink("to", "l");
    readlink("l", text, sizeof text);
    link("a", "b");
    rename("b", "c");
    mkfifo("f", 0600);
    mknod("no/d", S_IFCHR | 0600, 0x103);
    fsync(open("/dev/null", O_RDONLY));
    fd = open(".", O_RDONLY | O_DIRECTORY);
    fsync(fd);
    syscall(SYS_getdents64, fd, entries, sizeof entries);
    syscall(SYS_getdents64, fd, entries, sizeof entries);
    unlinkat(fd, "c", 0);
    unlink("l");
    unlink("a");
    unlink("f");
    truncate("none", 5);
    getcwd(text, sizeof text);
    getcwd(text, 3);
    chdir("..");
    unlinkat(AT_FDCWD, "traced", AT_REMOVEDIR);
    rmdir("traced");
    sync();
    return 0;
}
