/* SPDX-License-Identifier: MIT */
/* What several unit tests need. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "kernel/sched/thread.h"

/* A kernel thread bound to one CPU, started; the reference is the caller's. */
struct thread *start_on_cpu(const char *name, void (*fn)(void *), void *arg, unsigned int cpu);
/* Waits until it has ended, gives the reference up. */
void wait_ended(struct thread *t);
void sleep_ns(int64_t ns);
/* frames_free() once it rests: what ended on another CPU is given back then. */
size_t frames_at_rest(void);
