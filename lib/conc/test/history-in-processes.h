/* SPDX-License-Identifier: MIT */
/* For history.h: the three are processes, forked anew in each round. */
#pragma once

#include "history.h"

#include <conc/process.h>

static unsigned have_begun;

static inline int
act_in_process(void *me)
{
    act_together((int)(intptr_t)me, have_begun);
    return 0;
}

static inline void
run_in_processes(void)
{
    struct process *p[ACTORS];
    int code;
    have_begun += ACTORS;
    for (intptr_t t = 0; t < ACTORS; t++) {
        p[t] = process_new(act_in_process, (void *)t);
        CLAIM_EQ(process_start(p[t]), 0);
    }
    for (int t = 0; t < ACTORS; t++) {
        process_join(p[t]);
        CLAIM_EQ(process_exitcode(p[t], &code), 0);
        CLAIM_EQ(code, 0);
        process_free(p[t]);
    }
}
