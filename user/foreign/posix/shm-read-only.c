/* SPDX-License-Identifier: MIT */
/* shm_open(3): O_RDONLY: an object opened this way can be mmap(2)ed only for read access; ftruncate(2) is EINVAL. */
#include "user/foreign/posix/see.h"
#include <sys/mman.h>

int
main(void)
{
    int rw = shm_open("/m", O_RDWR | O_CREAT, 0400), ro;

    DO(ftruncate(rw, 4096));
    ro = (int)TRY(shm_open("/m", O_RDONLY, 0));
    TRY(shm_open("/m", O_RDWR, 0));
    TRY(mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, ro, 0));
    char *area = mmap(NULL, 4096, PROT_READ, MAP_SHARED, ro, 0);
    TRY(mprotect(area, 4096, PROT_READ | PROT_WRITE));
    TRY(ftruncate(ro, 8192));
    TRY(write(ro, "x", 1));
    TRY(shm_unlink("/m"));
    return 0;
}
