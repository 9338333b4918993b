/* SPDX-License-Identifier: MIT */
/* Which name a thread has, followed record by record; names of system calls. */
#pragma once

#include "tools/heddle/trace.h"

struct trace_names;

struct trace_names *trace_names_new(void);
void trace_names_free(struct trace_names *names);
/* Learns from a record of type TRACE_NAME; others change nothing. */
void trace_names_see(struct trace_names *names, const struct trace_record *record);
/* The name now, "" if none was seen. */
const char *trace_names_get(const struct trace_names *names, unsigned world, uint32_t tid);
/* A system call's name; NULL: no such number. */
const char *trace_call_name(uint64_t number);
/* The number of that name; -1: no such call. */
int trace_call_number(const char *name);
/* For each thread: records, switches away from it, system calls. */
void trace_names_print_threads(const struct trace *trace);
