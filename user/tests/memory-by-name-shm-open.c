/* SPDX-License-Identifier: MIT */
/* shm_open: processes that know a name share memory; exclusive creation, permissions of the mapping, unlinking. */
#include "check.h"

#include <sys/mman.h>

#define PAGE 4096ul
#define NAME "/heddle-test-shm"

static void
child(void)
{
    int fd = (int)CHECK_OK(shm_open(NAME, O_RDWR, 0));
    char *p = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

    CHECK(p != MAP_FAILED);
    CHECK_EQ(p[1], 1);
    p[2] = 2;
}

int
main(void)
{
    int fd, reader;
    char *p;

    shm_unlink(NAME);
    CHECK_ERRNO(shm_open(NAME, O_RDWR, 0), ENOENT);
    fd = (int)CHECK_OK(shm_open(NAME, O_RDWR | O_CREAT | O_EXCL, 0600));
    CHECK_ERRNO(shm_open(NAME, O_RDWR | O_CREAT | O_EXCL, 0600), EEXIST);
    CHECK_EQ(fcntl(fd, F_GETFD), FD_CLOEXEC);
    CHECK_OK(ftruncate(fd, PAGE));
    p = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    CHECK(p != MAP_FAILED);
    p[1] = 1;
    CHECK_EQ(run(child), EXITED(0));
    CHECK_EQ(p[2], 2);
    reader = (int)CHECK_OK(shm_open(NAME, O_RDONLY, 0));
    CHECK_ERRNO(mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, reader, 0), EACCES);
    CHECK_OK(shm_unlink(NAME));
    CHECK_ERRNO(shm_unlink(NAME), ENOENT);
    CHECK_EQ(p[2], 2); /* who has it keeps it */
    CHECK_ERRNO(shm_open("/a/b", O_RDWR | O_CREAT, 0600), EINVAL);
    return 0;
}
