/* SPDX-License-Identifier: MIT */
/* Takes more memory than it may. Defence: the limit of memory. */
#include "escape.h"

ESCAPE("memory", "--memory", "8");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    size_t size = 12 << 20;
    char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (memory == MAP_FAILED)
        return CAUGHT;
    memset(memory, 1, size);
    return ESCAPED;
}
