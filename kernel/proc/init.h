/* SPDX-License-Identifier: MIT */
/* The start of everything above threads. */
#pragma once

#include "kernel/base/world.h"

void proc_init(void);
struct thread;

/* Makes pid 1 of w, running /bin/init with these arguments (ends with NULL,
 * copied).  0, -ENOMEM; that there is no /bin/init shows in its wait status. */
int proc_start_init(struct world *w, const char *const *argv);
/* The same without starting it: thread_start, then thread_put, does.  output becomes descriptors
 * 1 and 2, and then pid 1 stays in the kernel, runs argv[1] as pid 2 and reaps; NULL: init opens
 * the host's streams. */
struct file;
int proc_prepare_init(struct world *w, const char *const *argv, struct file *output, struct thread **out);
