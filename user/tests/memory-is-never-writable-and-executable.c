/* SPDX-License-Identifier: MIT */
/* No memory of a program can be written and executed: neither asked for at once nor changed into. */
#include "check.h"

#include <sys/mman.h>

#define PAGE 4096

int
main(void)
{
    char *p;

    SKIP_ON_LINUX(); /* it allows both */
    CHECK(mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED);
    CHECK_EQ(errno, EACCES);
    p = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(p != MAP_FAILED);
    CHECK_ERRNO(mprotect(p, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC), EACCES);
    CHECK_OK(mprotect(p, PAGE, PROT_READ | PROT_EXEC));
    return 0;
}
