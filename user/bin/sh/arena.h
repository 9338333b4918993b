/* SPDX-License-Identifier: MIT */
/*
 * Memory that is given back all at once: trees and expanded words live until their command has run.
 *
 *      struct mark mark = arena_mark();
 *      ... arena_alloc, arena_copy ...
 *      arena_release(mark);
 */
#pragma once

#include <stddef.h>

struct mark {
    struct chunk *chunk;
    size_t used;
};

struct mark arena_mark(void);
void arena_release(struct mark mark);

/* Zeroed memory. Never fails: a shell without memory ends with status 2. */
void *arena_alloc(size_t size);

/* A copy of length bytes, with a NUL after them. */
char *arena_copy(const char *text, size_t length);
