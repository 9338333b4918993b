/* SPDX-License-Identifier: MIT */
/* What a pool of workers does with tasks of known length: which worker takes which, and when each is ready. */
#pragma once

#include "user/lessons/check/check.h"

#define PLAN_MOST 32

struct plan {
    size_t workers, n;
    int64_t seconds[PLAN_MOST];
    size_t worker[PLAN_MOST];
    int64_t ready[PLAN_MOST];   /* from the moment all were submitted */
};

/* The next task goes to the worker that is free first. */
void plan_make(struct plan *p);

/* The arguments `WORKERS SECONDS SECONDS ...`, by default two workers and the notes' 2 3 4 2. */
void plan_of_arguments(struct plan *p, const struct evidence *e);

/* Prints such arguments, drawn so that no two tasks are ready at the same time. */
void plan_draw(struct draw *d);

/* The kernel made these workers, in any order, and each slept as its tasks take, `rounds` times all of it. */
void want_plan(struct evidence *e, const struct plan *p, size_t rounds);

/* The main thread slept, waiting for others, until each of these moments after the last. */
void want_main_waits(struct evidence *e, const int64_t *moment, size_t n);

/* The main thread never slept on its own. */
void want_main_does_not_poll(struct evidence *e);
