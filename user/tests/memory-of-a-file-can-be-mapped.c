/* SPDX-License-Identifier: MIT */
/* A private mapping of a file shows its bytes, zeros after its end within the page, and keeps its own changes. */
#include "check.h"

#include <sys/mman.h>

int
main(void)
{
    int fd = (int)CHECK_OK(open("/tmp/mapped", O_RDWR | O_CREAT | O_TRUNC, 0600));
    char *memory;
    char bytes[8] = "";

    CHECK_OK(unlink("/tmp/mapped"));
    CHECK_EQ(write(fd, "contents", 8), 8);
    memory = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    if (memory == MAP_FAILED && errno == ENODEV)
        skip("files cannot be mapped");
    CHECK(memory != MAP_FAILED);
    CHECK(memcmp(memory, "contents", 9) == 0);
    memory[0] = 'C';
    CHECK_EQ(lseek(fd, 0, SEEK_SET), 0);
    CHECK_EQ(read(fd, bytes, 8), 8);
    CHECK_EQ(bytes[0], 'c');
    return 0;
}
