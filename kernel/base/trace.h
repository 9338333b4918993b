/* SPDX-License-Identifier: MIT */
/* Trace: fixed-size records of what the kernel did, always on.
 *
 * Without a host area the records go round in a small ring, whose end a panic
 * prints.  With one (command line trace=PHYS,BYTES) they fill it in order and
 * stop when it is full.  Both take the same instructions, so tracing does not
 * change a deterministic run. */
#pragma once

#include <stdbool.h>

#include "kernel/abi/trace.h"

/* From any context.  Records the event for the current thread. */
void trace(enum trace_type type, uint64_t a, uint64_t b);

/* For a thread other than the current one. */
void trace_for(uint64_t who, enum trace_type type, uint64_t a, uint64_t b);

/* A thread, as it is in a record; the current one's is in its struct cpu. */
static inline uint64_t
trace_who(uint32_t tid, uint64_t world)
{
	return (uint64_t)tid << 16 | (uint16_t)world;
}

void trace_use_area(void *area, uint64_t bytes);
/* The record `back` places before the newest, or NULL. */
const struct trace_record *trace_last(unsigned int back);

/* What time it is is known higher up. Reading the clock costs as much as a small system call, so
 * records of calls have the time of the last other record, unless the host will read them, or
 * could: in a deterministic run. */
extern uint64_t (*trace_clock_hook)(void);
extern bool trace_times_calls;
