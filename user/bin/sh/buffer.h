/* SPDX-License-Identifier: MIT */
/* A text that grows. Free it with buffer_free, or take its bytes away. */
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct buffer {
    char *bytes;
    size_t length, room;
};

static inline void
buffer_reserve(struct buffer *buffer, size_t more)
{
    if (buffer->room - buffer->length > more)
        return;
    buffer->room = (buffer->length + more) * 2 + 64;
    buffer->bytes = realloc(buffer->bytes, buffer->room);
    if (buffer->bytes == NULL) {
        fprintf(stderr, "sh: out of memory\n");
        exit(2);
    }
}

static inline void
buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
    buffer_reserve(buffer, length);
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

static inline void
buffer_put(struct buffer *buffer, char c)
{
    buffer_add(buffer, &c, 1);
}

static inline void
buffer_free(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){ NULL, 0, 0 };
}
