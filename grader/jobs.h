/* SPDX-License-Identifier: MIT */
/* The same work on many things, each in a process of its own, as many at once as there are processors for
   it: as its CPU set and its container's quota allow. */
#pragma once

#include <jansson.h>
#include <stddef.h>

/* How many processors that are, at least 1: more at once would only take more memory, and wait for each other. */
size_t jobs_at_once(void);
/*
 * results[i] is what work(ctx, i) returned in its process (the caller's to
 * json_decref), or NULL if that process died.  `finished` may be NULL; it is
 * called here, in order of ending.
 */
void jobs_run(size_t count, json_t *(*work)(void *ctx, size_t i), void *ctx, json_t **results,
	      void (*finished)(void *ctx, size_t done, size_t count));
