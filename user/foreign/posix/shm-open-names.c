/* SPDX-License-Identifier: MIT */
/* shm_open(3): EEXIST, ENOENT, EINVAL for a bad name; a new object has the length 0; shm_unlink(3) takes the name. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>
#include <sys/stat.h>

int
main(void)
{
    struct stat st;
    int fd;

    TRY(shm_open("/m", O_RDWR, 0600));
    fd = (int)TRY(shm_open("/m", O_RDWR | O_CREAT | O_EXCL, 0600));
    TRY(shm_open("/m", O_RDWR | O_CREAT | O_EXCL, 0600));
    TRY(shm_open("/a/b", O_RDWR | O_CREAT, 0600));
    TRY(shm_open("/..", O_RDWR | O_CREAT, 0600));
    TRY(fstat(fd, &st));
    see("size %ld, mode %o, cloexec %d\n", (long)st.st_size, st.st_mode & 07777, fcntl(fd, F_GETFD));
    TRY(shm_unlink("/m"));
    TRY(shm_unlink("/m"));
    TRY(ftruncate(fd, 4096));
    return 0;
}
