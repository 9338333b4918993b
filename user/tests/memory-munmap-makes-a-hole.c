/* SPDX-License-Identifier: MIT */
/* munmap in the middle of a mapping leaves both sides as they were; the hole is SIGSEGV and can be mapped anew. */
#include "check.h"

#include <sys/mman.h>

#define PAGE 4096

static volatile char *memory;

static void
touch_hole(void)
{
    memory[PAGE] = 1;
}

int
main(void)
{
    memory = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(memory != MAP_FAILED);
    memory[0] = memory[PAGE] = memory[2 * PAGE] = 5;
    CHECK_OK(munmap((void *)(memory + PAGE), PAGE));
    CHECK_EQ(memory[0], 5);
    CHECK_EQ(memory[2 * PAGE], 5);
    CHECK_EQ(run(touch_hole), KILLED(SIGSEGV));
    CHECK_OK(munmap((void *)(memory + PAGE), PAGE)); /* nothing there: no error */
    CHECK(mmap((void *)(memory + PAGE), PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
               0) == memory + PAGE);
    CHECK_EQ(memory[PAGE], 0);
    CHECK_EQ(memory[0], 5);
    return 0;
}
