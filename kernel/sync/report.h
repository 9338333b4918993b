/* SPDX-License-Identifier: MIT */
/* Printing deadlocks: to the program's stderr, the log, and one line on the
 * control port. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "kernel/sched/thread.h"

/* Threads that wait for each other in this order, the last for the first. */
void report_cycle(struct thread **chain, unsigned int n);
/* All threads of t's process wait; some for a lock whose holder is gone. */
void report_process(struct thread *t);
/* Nothing can happen any more in w: every thread and what it waits for. */
void report_stuck(struct world *w);

/* Registered by proc, which knows programs.  Without them reports have bare
 * addresses.  backtrace: t's calls in user mode, one line each through emit.
 * symbol: "name" or "name+0x8" of an address of t's program, true if known. */
struct report_hooks {
	void (*backtrace)(struct thread *t, void (*emit)(const char *line));
	bool (*symbol)(struct thread *t, uint64_t address, char *buf, size_t size);
	uint32_t (*pid)(const struct thread *t);
};
void report_register(const struct report_hooks *hooks);
