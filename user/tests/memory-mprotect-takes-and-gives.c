/* SPDX-License-Identifier: MIT */
/* mprotect on one page of three: no writing, no reading at all, then all as before, contents kept. */
#include "check.h"

#include <sys/mman.h>

#define PAGE 4096

static volatile char *memory;
static int at;

static void
read_it(void)
{
    CHECK_EQ(memory[at], 7);
}

static void
write_it(void)
{
    memory[at] = 8;
}

int
main(void)
{
    memory = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(memory != MAP_FAILED);
    memset((char *)memory, 7, 3 * PAGE);
    CHECK_OK(mprotect((char *)memory + PAGE, PAGE, PROT_READ));
    for (at = 0; at < 3 * PAGE; at += PAGE) {
        CHECK_EQ(run(read_it), EXITED(0));
        CHECK_EQ(run(write_it), at == PAGE ? KILLED(SIGSEGV) : EXITED(0));
    }
    at = PAGE;
    CHECK_OK(mprotect((char *)memory + PAGE, PAGE, PROT_NONE));
    CHECK_EQ(run(read_it), KILLED(SIGSEGV));
    CHECK_OK(mprotect((char *)memory, 3 * PAGE, PROT_READ | PROT_WRITE));
    CHECK_EQ(run(read_it), EXITED(0));
    CHECK_EQ(run(write_it), EXITED(0));
    return 0;
}
