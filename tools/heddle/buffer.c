/* SPDX-License-Identifier: MIT */
/* See buffer.h. */
#include "tools/heddle/buffer.h"

#include <stdlib.h>
#include <string.h>

#include "tools/heddle/say.h"

void
buffer_add(struct buffer *buffer, const void *bytes, size_t size)
{
	if (buffer->size + size + 1 > buffer->capacity) {
		buffer->capacity = 2 * (buffer->size + size) + 64;
		buffer->data = must_realloc(buffer->data, buffer->capacity);
	}
	memcpy(buffer->data + buffer->size, bytes, size);
	buffer->size += size;
	buffer->data[buffer->size] = '\0';
}

void
buffer_keep_last(struct buffer *buffer, size_t size)
{
	if (buffer->size <= size)
		return;
	memmove(buffer->data, buffer->data + buffer->size - size, size + 1);
	buffer->size = size;
}

void
buffer_free(struct buffer *buffer)
{
	free(buffer->data);
	*buffer = (struct buffer){0};
}

const char *
buffer_text(const struct buffer *buffer)
{
	return buffer->data ? buffer->data : "";
}
