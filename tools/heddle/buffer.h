/* SPDX-License-Identifier: MIT */
/* A byte buffer that grows; always followed by a NUL that is not counted. */
#pragma once

#include <stddef.h>

struct buffer {
	char *data;		/* NULL until the first byte */
	size_t size;
	size_t capacity;
};

void buffer_add(struct buffer *buffer, const void *bytes, size_t size);
/* Forgets the oldest bytes until at most `size` are left. */
void buffer_keep_last(struct buffer *buffer, size_t size);
void buffer_free(struct buffer *buffer);
/* The text, "" for an empty buffer. */
const char *buffer_text(const struct buffer *buffer);
