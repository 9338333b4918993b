/* SPDX-License-Identifier: MIT */
/* MAP_FIXED puts fresh zero pages over what was there. */
#include "check.h"

#include <sys/mman.h>

#define PAGE 4096

int
main(void)
{
    char *memory = mmap(NULL, 4 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    CHECK(memory != MAP_FAILED);
    memset(memory, 'x', 4 * PAGE);
    CHECK(mmap(memory + PAGE, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) ==
          memory + PAGE);
    CHECK_EQ(memory[PAGE - 1], 'x');
    CHECK_EQ(memory[PAGE], 0);
    CHECK_EQ(memory[3 * PAGE - 1], 0);
    CHECK_EQ(memory[3 * PAGE], 'x');
    return 0;
}
