/* SPDX-License-Identifier: MIT */
/* What is stored through a shared mapping is read from the file, what is written to the file is seen in memory, in
 * other processes too; a private mapping keeps its changes. Beyond the end is SIGBUS, until the file grows. */
#include "check.h"

#include <sys/mman.h>
#include <sys/stat.h>

#define PAGE 4096ul

static const char *const path = "/tmp/mapped-file";
static char *shared;

static void
store(void)
{
    strcpy(shared + 10, "child");
}

static void
touch_second_page(void)
{
    *(volatile char *)(shared + PAGE) = 1;
}

int
main(void)
{
    char text[8] = "", *private;
    int fd;

    mkdir("/tmp", 0777);
    fd = (int)CHECK_OK(open(path, O_RDWR | O_CREAT | O_TRUNC, 0600));
    CHECK_EQ(write(fd, "first", 5), 5);
    shared = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    private = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    CHECK(shared != MAP_FAILED && private != MAP_FAILED);
    CHECK(memcmp(shared, "first", 5) == 0);
    CHECK_EQ(pwrite(fd, "write", 5, 0), 5);
    CHECK(memcmp(shared, "write", 5) == 0);
    memcpy(shared, "store", 5);
    CHECK_EQ(pread(fd, text, 5, 0), 5);
    CHECK(memcmp(text, "store", 5) == 0);
    memcpy(private, "mine!", 5);
    CHECK(memcmp(shared, "store", 5) == 0);
    CHECK_EQ(run(touch_second_page), KILLED(SIGBUS));
    CHECK_OK(ftruncate(fd, 2 * PAGE));
    CHECK_EQ(run(touch_second_page), EXITED(0));
    CHECK_EQ(run(store), EXITED(0));
    CHECK_EQ(pread(fd, text, 5, 10), 5);
    CHECK(memcmp(text, "child", 5) == 0);
    CHECK_OK(msync(shared, 2 * PAGE, MS_SYNC));
    CHECK_ERRNO(msync(shared, 2 * PAGE, MS_SYNC | MS_ASYNC), EINVAL);
    CHECK_ERRNO(msync(shared + 1, PAGE, MS_SYNC), EINVAL);
    CHECK_OK(close(fd));
    CHECK_OK(unlink(path)); /* the mapping keeps it */
    CHECK_EQ(shared[PAGE], 1);
    CHECK_OK(munmap(shared, 2 * PAGE));
    CHECK_ERRNO(msync(shared, PAGE, MS_SYNC), ENOMEM);
    return 0;
}
