/* SPDX-License-Identifier: MIT */
/* Which name a thread has, followed record by record. */
#pragma once

#include "tools/heddle/trace.h"

struct trace_names;

struct trace_names *trace_names_new(void);
void trace_names_free(struct trace_names *names);
/* Learns from a record of type TRACE_NAME; others change nothing. */
void trace_names_see(struct trace_names *names, const struct trace_record *record);
/* The name now, "" if none was seen. */
const char *trace_names_get(const struct trace_names *names, unsigned world, uint32_t tid);
/* For each thread: records, switches away from it, system calls. */
void trace_names_print_threads(const struct trace *trace);
