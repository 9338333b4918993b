/* SPDX-License-Identifier: MIT */
/* shm_overview(7): processes that open the same name and map it see the same memory, until the last unmaps it. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>

int
main(void)
{
    int fd = shm_open("/m", O_RDWR | O_CREAT, 0600);
    char *area;
    pid_t child;

    DO(ftruncate(fd, 4096));
    if ((child = fork()) == 0) {
        int mine = shm_open("/m", O_RDWR, 0);
        char *here = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, mine, 0);

        strcpy(here + 100, "from the child");
        _exit(0);
    }
    see_end(child);
    TRY(shm_unlink("/m"));
    area = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    see("%s\n", area + 100);
    return 0;
}
