/* SPDX-License-Identifier: MIT */
/* See strace_call.h. */
#include "tools/heddle/strace_call.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/heddle/say.h"

void
strace_call_add(struct strace_call *call, const struct strace_memory *memory)
{
	if (call->count == call->room) {
		call->room = 2 * call->room + 16;
		call->memory = must_realloc(call->memory, call->room * sizeof *call->memory);
	}
	call->memory[call->count++] = *memory;
}

void
strace_call_free(struct strace_call *call)
{
	free(call->memory);
	buffer_free(&call->text);
	*call = (struct strace_call){0};
}

bool
strace_call_failed(const struct strace_call *call)
{
	return call->returned && call->result > (uint64_t)-4096;
}

static const struct strace_memory *
find(const struct strace_call *call, uint64_t address)
{
	for (size_t i = call->count; i-- > 0; ) {
		const struct strace_memory *memory = &call->memory[i];
		if (address - memory->address < memory->size)
			return memory;
	}
	return NULL;
}

size_t
strace_fetch(const struct strace_call *call, uint64_t address, void *to, size_t size)
{
	const struct strace_memory *memory;
	size_t done = 0;

	while (done < size && (memory = find(call, address + done))) {
		size_t at = address + done - memory->address, n = memory->size - at;
		if (n > size - done)
			n = size - done;
		memcpy((char *)to + done, memory->bytes + at, n);
		done += n;
	}
	return done;
}

struct strace_call
strace_call_begun(const struct strace_call *call)
{
	struct strace_call begun = *call;

	for (begun.count = 0; begun.count < call->count && !call->memory[begun.count].late; )
		begun.count++;
	return begun;
}

uint64_t
strace_number(const uint8_t *at, size_t size)
{
	uint64_t number = 0;

	while (size-- > 0)
		number = number << 8 | at[size];
	return number;
}

void
put(struct strace_call *call, const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	int n = vasprintf(&text, format, arguments);
	va_end(arguments);
	if (n < 0)
		out_of_memory();
	buffer_add(&call->text, text, (size_t)n);
	free(text);
}

void
put_address(struct strace_call *call, uint64_t address)
{
	if (address)
		put(call, "%#" PRIx64, address);
	else
		put(call, "NULL");
}

/* Octal digits as few as possible, but three before another digit. */
static void
put_byte(struct strace_call *call, uint8_t byte, bool digit_follows)
{
	static const char escaped[] = "\"\\\t\n\v\f\r", letters[] = "\"\\tnvfr";
	const char *found = byte ? strchr(escaped, byte) : NULL;

	if (found)
		put(call, "\\%c", letters[found - escaped]);
	else if (isprint(byte) && byte < 128)
		put(call, "%c", byte);
	else
		put(call, digit_follows ? "\\%03o" : "\\%o", byte);
}

void
put_quoted(struct strace_call *call, const uint8_t *bytes, size_t size, bool more)
{
	put(call, "\"");
	for (size_t i = 0; i < size; i++)
		put_byte(call, bytes[i], i + 1 < size && isdigit(bytes[i + 1]));
	put(call, more ? "\"..." : "\"");
}

void
put_bytes(struct strace_call *call, uint64_t address, uint64_t size)
{
	uint8_t bytes[STRACE_STRING];
	size_t shown = size < sizeof bytes ? size : sizeof bytes;

	if (!address || strace_fetch(call, address, bytes, shown) < shown)
		put_address(call, address);
	else
		put_quoted(call, bytes, shown, size > shown);
}

void
put_string(struct strace_call *call, uint64_t address, size_t most)
{
	uint8_t bytes[4096];
	size_t known = strace_fetch(call, address, bytes, most < sizeof bytes ? most + 1 : sizeof bytes);
	const uint8_t *end = memchr(bytes, 0, known);

	if (!address || !known || (!end && known < most))
		put_address(call, address);
	else
		put_quoted(call, bytes, end ? (size_t)(end - bytes) : most, !end);
}
