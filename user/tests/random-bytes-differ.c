/* SPDX-License-Identifier: MIT */
/* getrandom and /dev/urandom give all that was asked for, and not the same twice. */
#include "check.h"

static void
read_random(char *bytes, size_t size, const char *path)
{
    int fd;

    if (path == NULL) {
        CHECK_EQ(syscall(SYS_getrandom, bytes, size, 0), size);
        return;
    }
    fd = (int)CHECK_OK(open(path, O_RDONLY));
    CHECK_EQ(read(fd, bytes, size), size);
    close(fd);
}

int
main(void)
{
    char bytes[5][200] = { "" };

    read_random(bytes[0], 200, NULL);
    read_random(bytes[1], 200, NULL);
    read_random(bytes[2], 200, "/dev/urandom");
    read_random(bytes[3], 200, "/dev/random");
    for (int i = 0; i < 5; i++)
        for (int j = 0; j < i; j++)
            CHECK(memcmp(bytes[i], bytes[j], 200) != 0);
    CHECK_ERRNO(syscall(SYS_getrandom, bytes[0], 10, 0x100), EINVAL);
    return 0;
}
