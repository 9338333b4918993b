/* SPDX-License-Identifier: MIT */
/* Trace: fixed-size records of what the kernel did, always on.
 *
 * Without a host area the records go round in a small ring, whose end a panic
 * prints.  With one (command line trace=PHYS,BYTES) they fill it in order and
 * stop when it is full.  Both take the same instructions, so tracing does not
 * change a deterministic run. */
#pragma once

#include "kernel/abi/trace.h"

/* From any context.  Records the event for the current thread. */
void trace(enum trace_type type, uint64_t a, uint64_t b);

/* For a thread other than the current one. */
void trace_for(uint32_t tid, uint16_t world, enum trace_type type, uint64_t a, uint64_t b);

void trace_use_area(void *area, uint64_t bytes);
/* The record `back` places before the newest, or NULL. */
const struct trace_record *trace_last(unsigned int back);

/* Who is running and what time it is are known higher up. */
struct trace_context { uint32_t tid; uint16_t world; };
extern struct trace_context (*trace_context_hook)(void);
extern uint64_t (*trace_clock_hook)(void);
