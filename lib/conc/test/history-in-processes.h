/* SPDX-License-Identifier: MIT */
/*
 * For history.h: the three are processes.  To fork them takes longer than a round, so they last for a batch of rounds: what open()
 * makes must be there before, so it makes it when there is none, and close() keeps it until the batch ends.
 */
#pragma once

#include "history.h"

#include <conc/process.h>
#include <conc/semaphore.h>

#define BATCH 25

static struct batch {
    struct semaphore go, done;
    uint64_t round;
    unsigned all;               /* rounds' actors up to this one */
    bool over;
} *batch;

static struct process *actors[ACTORS];

static inline bool
batch_ends(void)
{
    return history_round % BATCH == BATCH - 1;
}

static inline int
act_in_process(void *me)
{
    for (;;) {
        semaphore_acquire(&batch->go);
        if (batch->over) {
            return 0;
        }
        draw_round(batch->round);
        act_together((int)(intptr_t)me, batch->all);
        CLAIM_EQ(semaphore_release(&batch->done), 0);
    }
}

static inline void
start_processes(void)
{
    if (!batch) {
        batch = mmap(NULL, sizeof *batch, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        CLAIM(batch != MAP_FAILED);
    }
    semaphore_init(&batch->go, 0);
    semaphore_init(&batch->done, 0);
    batch->over = false;
    for (intptr_t t = 0; t < ACTORS; t++) {
        actors[t] = process_new(act_in_process, (void *)t);
        process_set_daemon(actors[t], true);
        CLAIM_EQ(process_start(actors[t]), 0);
    }
}

/* As many `go` as actors: none takes a second one, for act_together waits for all. */
static inline void
let_go(void)
{
    for (int t = 0; t < ACTORS; t++) {
        CLAIM_EQ(semaphore_release(&batch->go), 0);
    }
}

static inline void
end_processes(void)
{
    int code;
    batch->over = true;
    let_go();
    for (int t = 0; t < ACTORS; t++) {
        process_join(actors[t]);
        CLAIM_EQ(process_exitcode(actors[t], &code), 0);
        CLAIM_EQ(code, 0);
        process_free(actors[t]);
        actors[t] = NULL;
    }
}

static inline void
run_in_processes(void)
{
    if (!actors[0]) {
        start_processes();
    }
    batch->round = history_round;
    batch->all = atomic_load(&board->here) + ACTORS;
    let_go();
    for (int t = 0; t < ACTORS; t++) {
        semaphore_acquire(&batch->done);
    }
    if (batch_ends()) {
        end_processes();
    }
}
