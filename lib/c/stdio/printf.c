/* SPDX-License-Identifier: MIT */
/* The printf family: lib/base/format.h with different sinks. */
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/base/format.h"
#include "lib/c/stdio/file.h"

static void
file_sink(void *context, const char *bytes, size_t count)
{
	__file_write(context, bytes, count);
}

/* An unbuffered stream gets a buffer for this one call: one line, one write. */
static int
print_unbuffered(FILE *file, const char *text, va_list arguments)
{
	char buffer[256];
	int length;

	file->buffer = buffer;
	file->size = sizeof(buffer);
	file->buffering = _IOFBF;
	length = format(file_sink, file, text, arguments);
	__file_flush(file);
	file->buffering = _IONBF;
	file->buffer = NULL;
	file->size = 0;
	return length;
}

int
vfprintf(FILE *file, const char *text, va_list arguments)
{
	bool error;
	int length;

	flockfile(file);
	error = file->error;
	file->error = false;
	if (file->buffering == _IONBF)
		length = print_unbuffered(file, text, arguments);
	else
		length = format(file_sink, file, text, arguments);
	if (file->error)
		length = -1;
	file->error |= error;
	funlockfile(file);
	return length;
}

int
vprintf(const char *text, va_list arguments)
{
	return vfprintf(stdout, text, arguments);
}

int
vdprintf(int fd, const char *text, va_list arguments)
{
	FILE file = { .lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP, .fd = fd,
		      .buffering = _IONBF, .can_write = true };

	return vfprintf(&file, text, arguments);
}

int
vsprintf(char *buffer, const char *text, va_list arguments)
{
	return vsnprintf(buffer, INT_MAX, text, arguments);
}

int
vasprintf(char **result, const char *text, va_list arguments)
{
	va_list again;
	int length;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, text, again);
	va_end(again);
	*result = malloc((size_t)length + 1);
	return *result ? vsnprintf(*result, (size_t)length + 1, text, arguments) : -1;
}

#define FORWARD(call) \
	va_list arguments; \
	int length; \
	va_start(arguments, text); \
	length = call; \
	va_end(arguments); \
	return length

int
printf(const char *text, ...)
{
	FORWARD(vfprintf(stdout, text, arguments));
}

int
fprintf(FILE *file, const char *text, ...)
{
	FORWARD(vfprintf(file, text, arguments));
}

int
dprintf(int fd, const char *text, ...)
{
	FORWARD(vdprintf(fd, text, arguments));
}

int
sprintf(char *buffer, const char *text, ...)
{
	FORWARD(vsprintf(buffer, text, arguments));
}

int
asprintf(char **result, const char *text, ...)
{
	FORWARD(vasprintf(result, text, arguments));
}
