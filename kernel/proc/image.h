/* SPDX-License-Identifier: MIT */
/* The program of a domain as it was before it first did what a schedule could decide, so
 * that the next schedule begins there: no world, exec and start of its libraries for each.
 *
 *      first schedule                       each further one
 *      pid 1 starts pid 2: exec             pid 1, still there, starts pid 2
 *      calls that only it can see           image_resume: its memory, registers, signal actions,
 *      clone or exit_group: image_call        and points as they were
 *        takes the image                    the same call again
 *      ...                                  ...
 *      pid 1 reaps it; image_park           likewise
 *
 * A call that is not known to leave the rest of the world as it was (no file, process, timer,
 * name or number is made) spoils the image, and the world ends as any other. */
#pragma once

#include "kernel/proc/process.h"

struct regs;
struct image;

/* For w, whose pid 1 has not begun.  NULL: no memory, and it is done without. */
struct image *image_create(struct world *w);
void image_free(struct image *m); /* nothing of its world runs any more; NULL is fine */

/* The current thread, in a domain, makes that call, and has not passed its point yet. */
void image_call(const struct regs *r);

/* The current process, pid 1 of a domain, has reaped its program, which ended with this wait
 * status: waits until it shall begin it again.  False: it shall end, with that status. */
bool image_park(int status);
/* It is to begin it again, from the image. */
bool image_ready(void);
/* The current thread, pid 2's, becomes what the image holds; in user mode it begins. */
void image_resume(void);

/* From outside, of a world that is parked: pid 1 goes on; (!again) it ends, and the world with it. */
void image_go(struct image *m, bool again);
