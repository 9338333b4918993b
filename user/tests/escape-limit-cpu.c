/* SPDX-License-Identifier: MIT */
/* Computes for longer than it may. Defence: the limit of CPU time. */
#include "escape.h"

ESCAPE("cpu", "--cpu", "1");

void
prepare(void)
{
    if (is_deterministic())
        skip("a second of computing is too many instructions to count");
}

int
judge(int status)
{
    CHECK(status == ESCAPED || status == STOPPED_CPU);
    return status == ESCAPED;
}

int
attempt(char **arguments)
{
    clock_t end = 25 * CLOCKS_PER_SEC / 10;

    while (clock() < end)
        ;
    return ESCAPED;
}
