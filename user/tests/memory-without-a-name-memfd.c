/* SPDX-License-Identifier: MIT */
/* memfd_create makes an empty file without a name: it is written, sized, mapped and inherited like any other. */
#include "check.h"

#include <sys/mman.h>
#include <sys/stat.h>

#define PAGE 4096ul

static char *memory;
static int fd;

static void
child(void)
{
    CHECK_EQ(pwrite(fd, "hello", 5, 0), 5);
    memory[PAGE] = 9;
}

int
main(void)
{
    char name[251];
    struct stat st;
    int other;

    fd = (int)CHECK_OK(memfd_create("my memory", MFD_CLOEXEC));
    CHECK_EQ(fcntl(fd, F_GETFD), FD_CLOEXEC);
    CHECK_OK(fstat(fd, &st));
    CHECK(S_ISREG(st.st_mode));
    CHECK_EQ(st.st_size, 0);
    CHECK_EQ(st.st_nlink, 0);
    CHECK_OK(ftruncate(fd, 2 * PAGE));
    memory = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    CHECK(memory != MAP_FAILED);
    CHECK_EQ(run(child), EXITED(0));
    CHECK(memcmp(memory, "hello", 5) == 0);
    CHECK_EQ(memory[PAGE], 9);
    other = (int)CHECK_OK(memfd_create("my memory", 0)); /* the name means nothing */
    CHECK_EQ(fcntl(other, F_GETFD), 0);
    CHECK_OK(fstat(other, &st));
    CHECK_EQ(st.st_size, 0);
    memset(name, 'x', 250);
    name[250] = '\0';
    CHECK_ERRNO(memfd_create(name, 0), EINVAL);
    CHECK_ERRNO(memfd_create("x", 0x8000000), EINVAL);
    return 0;
}
