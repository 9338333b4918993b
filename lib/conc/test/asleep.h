/* SPDX-License-Identifier: MIT */
/* Whether a process sleeps, by /proc. */
#pragma once

#include "claim.h"

#include <conc/process.h>

static inline char
state_of(pid_t pid)
{
    char path[32], state = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *f = fopen(path, "r");
    CLAIM(f && fscanf(f, "%*d (%*[^)]) %c", &state) == 1);
    fclose(f);
    return state;
}

static inline void
until_asleep(struct process *p)
{
    while (state_of(process_pid(p)) != 'S') {
        conc_sleep(MILLISECONDS(1));
    }
}
