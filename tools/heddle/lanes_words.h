/* SPDX-License-Identifier: MIT */
/* What a timeline's parts are called. With the program's file (places.h) addresses have names and lines. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "tools/heddle/lanes.h"

/* What a lane waits for: "lock b", "pipe 0x...", "sleep". */
void words_wait(char *to, size_t size, uint64_t reason, uint64_t object);
/* "read", or its number. */
void words_syscall(char *to, size_t size, uint64_t call);
/* Of an event, "signal 9 to thread 3"; "" if it is not worth telling. */
void words_event(char *to, size_t size, const struct trace_record *record);
/* As JSON writes it, with quotation marks; also no tag can begin in it. */
void words_put(FILE *to, const char *text);
