/* SPDX-License-Identifier: MIT */
/* Arguments that are seldom seen: whom a signal goes to, modes of too many bits, operations that do not exist. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int
main(void)
{
    struct f_owner_ex owner = { F_OWNER_PID, 1 };
    int ends[2], fd = open("/etc/passwd", O_RDONLY);
    char bytes[256];

    pipe(ends);
    fcntl(ends[0], F_SETOWN_EX, &owner);
    fcntl(ends[0], F_GETOWN_EX, &owner);
    owner.type = F_OWNER_TID;
    fcntl(ends[0], F_SETOWN_EX, &owner);
    owner.type = 7;
    fcntl(ends[0], F_SETOWN_EX, &owner);
    fcntl(ends[0], F_GETOWN_EX, NULL);

    syscall(SYS_open, "/nowhere/file", O_WRONLY | O_CREAT, 0x12345678);
    syscall(SYS_openat, AT_FDCWD, "/nowhere/file", O_WRONLY | O_CREAT, 0177644);
    syscall(SYS_chmod, "/nowhere/file", 0x12345678);
    syscall(SYS_mkdir, "/nowhere/folder", 0200755);
    syscall(SYS_umask, 022);

    mmap(NULL, 4096, PROT_READ, MAP_SHARED_VALIDATE, fd, 0);
    mmap(NULL, 4096, PROT_READ, MAP_SHARED_VALIDATE | MAP_FIXED_NOREPLACE, -1, 0);
    syscall(SYS_statx, AT_FDCWD, "/nowhere/file", 0, 0x7ff, bytes);
    syscall(SYS_statx, AT_FDCWD, "/nowhere/file", AT_SYMLINK_NOFOLLOW, 0x3, bytes);
    syscall(SYS_statx, AT_FDCWD, "/nowhere/file", 0x6000, 0, bytes);
    prctl(9999, 1, 2, 0x30ul, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 2, 0, 0, 0);
    return 0;
}
