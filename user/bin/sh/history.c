/* SPDX-License-Identifier: MIT */
/* A ring. */
#include "user/bin/sh/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINES 100

static char *ring[LINES];
static int added;

const char *
history_get(int back)
{
    if (back < 1 || back > LINES || back > added)
        return NULL;
    return ring[(added - back) % LINES];
}

void
history_add(const char *line)
{
    const char *last = history_get(1);

    if (*line == '\0' || (last != NULL && strcmp(last, line) == 0))
        return;
    free(ring[added % LINES]);
    ring[added % LINES] = strdup(line);
    added++;
}

void
history_print(void)
{
    for (int i = added > LINES ? LINES : added; i > 0; i--)
        printf("%4d  %s\n", added - i + 1, history_get(i));
}
