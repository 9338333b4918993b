/* SPDX-License-Identifier: MIT */
/* Takes kernel memory by very many small mappings. Defence: the limit of memory, of which each is at least a page. */
#include "escape.h"

ESCAPE("memory", "--memory", "4");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    for (int i = 0; i < 2000; i++) {
        char *memory = mmap(NULL, 8192, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

        if (memory == MAP_FAILED)
            return CAUGHT;
        mprotect(memory, 4096, PROT_READ | PROT_WRITE); /* so that neighbours do not become one */
    }
    return ESCAPED;
}
