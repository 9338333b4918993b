/* SPDX-License-Identifier: MIT */
/* mmap, munmap and mprotect refuse lengths of zero, odd addresses, and more than there is. */
#include "check.h"

#include <sys/mman.h>

#define ANY (MAP_PRIVATE | MAP_ANONYMOUS)

int
main(void)
{
    char *page = mmap(NULL, 4096, PROT_READ, ANY, -1, 0);

    CHECK(page != MAP_FAILED);
    CHECK_ERRNO(mmap(NULL, 0, PROT_READ, ANY, -1, 0), EINVAL);
    CHECK_ERRNO(mmap(NULL, 1UL << 47, PROT_READ, ANY, -1, 0), ENOMEM);
    CHECK_ERRNO(mmap(page + 1, 4096, PROT_READ, ANY | MAP_FIXED, -1, 0), EINVAL);
    CHECK_ERRNO(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, -1, 0), EBADF);
    CHECK_ERRNO(mmap((void *)0xffff800000000000UL, 4096, PROT_READ, ANY | MAP_FIXED, -1, 0), ENOMEM);
    CHECK_ERRNO(syscall(SYS_munmap, page + 1, 4096), EINVAL);
    CHECK_ERRNO(munmap(page, 0), EINVAL);
    CHECK_ERRNO(syscall(SYS_mprotect, page + 1, 4096, PROT_READ), EINVAL);
    CHECK_OK(munmap(page, 4096));
    CHECK_ERRNO(mprotect(page, 4096, PROT_READ), ENOMEM);
    return 0;
}
