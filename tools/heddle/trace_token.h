/* SPDX-License-Identifier: MIT */
/* The trace of a token: it is replayed, by a virtual clock, so that it is always the same. */
#pragma once

#include <stdbool.h>

bool trace_is_file(const char *path);
/* A token or a capsule; the trace's file, which is the caller's to remove, and the program's. NULL: it has been said why not. */
char *trace_of_token(const char *token, char **program);
