/* SPDX-License-Identifier: MIT */
/* Chunks in a list, the newest first; a mark is a place in it. */
#include "user/bin/sh/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_SIZE 8192

struct chunk {
    struct chunk *older;
    size_t used, size;
    char bytes[] __attribute__((aligned(16)));
};

static struct chunk *newest;

struct mark
arena_mark(void)
{
    return (struct mark){ newest, newest != NULL ? newest->used : 0 };
}

void
arena_release(struct mark mark)
{
    while (newest != mark.chunk) {
        struct chunk *chunk = newest;

        newest = chunk->older;
        free(chunk);
    }
    if (newest != NULL)
        newest->used = mark.used;
}

static void
add_chunk(size_t size)
{
    struct chunk *chunk = malloc(sizeof(*chunk) + size);

    if (chunk == NULL) {
        fprintf(stderr, "sh: out of memory\n");
        exit(2);
    }
    chunk->older = newest;
    chunk->used = 0;
    chunk->size = size;
    newest = chunk;
}

void *
arena_alloc(size_t size)
{
    void *memory;

    size = (size + 15) & ~(size_t)15;
    if (newest == NULL || newest->size - newest->used < size)
        add_chunk(size > CHUNK_SIZE ? size : CHUNK_SIZE);
    memory = newest->bytes + newest->used;
    newest->used += size;
    return memset(memory, 0, size);
}

char *
arena_copy(const char *text, size_t length)
{
    char *copy = arena_alloc(length + 1);

    memcpy(copy, text, length);
    return copy;
}
