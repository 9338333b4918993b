/* SPDX-License-Identifier: MIT */
/*
 * Trace files: a header and records of kernel/abi/trace.h.  Lesson checkers
 * read them with these functions.
 *
 *   struct trace trace;
 *   char *why;
 *   if (trace_load(&trace, "run.trace", &why) < 0) ...
 *   for (uint64_t i = 0; i < trace.count; i++) ... trace.records[i] ...
 *   trace_free(&trace);
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "kernel/abi/trace.h"

struct trace {
	struct trace_record *records;	/* in order of recording */
	uint64_t count;
	uint64_t lost;			/* records that came after the area was full */
};

/* 0, or -1 with *why (to be freed). */
int trace_load(struct trace *trace, const char *path, char **why);
void trace_free(struct trace *trace);
/* The type's name, such as "block"; "?" if unknown. */
const char *trace_type_name(unsigned type);
const char *trace_reason_name(uint64_t reason);
