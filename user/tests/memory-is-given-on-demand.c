/* SPDX-License-Identifier: MIT */
/* A mapping of 16 MiB costs no frame until a page is touched, and then one a page (and their tables). */
#include "check.h"

#include <sys/mman.h>

#define SIZE    (16u << 20)
#define TOUCHED 10

int
main(void)
{
    long before, mapped, touched;
    volatile char *memory;

    SKIP_ON_LINUX();
    before = heddle_frames();
    memory = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    CHECK(memory != MAP_FAILED);
    mapped = heddle_frames();
    CHECK(mapped - before <= 2);
    for (int i = 0; i < TOUCHED; i++)
        memory[i * 4096] = 1;
    touched = heddle_frames();
    CHECK(touched - mapped >= TOUCHED && touched - mapped <= TOUCHED + 4);
    CHECK_OK(munmap((void *)memory, SIZE));
    CHECK(heddle_frames() <= before + 4);
    return 0;
}
