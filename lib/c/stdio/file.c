/* SPDX-License-Identifier: MIT */
/* The stream's engine: filling and emptying the buffer of file.h. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/c/stdio/file.h"

/* Without memory for a buffer the stream works unbuffered. */
static void
need_buffer(FILE *file)
{
	if (file->buffer || file->buffering == _IONBF)
		return;
	file->buffer = malloc(BUFSIZ);
	file->size = file->buffer ? BUFSIZ : 0;
	file->own_buffer = file->buffer;
	if (!file->buffer)
		file->buffering = _IONBF;
}

/* A terminal is written line by line: its reader is a person. */
static void
decide_buffering(FILE *file)
{
	int saved = errno;

	if (file->buffering == UNDECIDED)
		file->buffering = isatty(file->fd) ? _IOLBF : _IOFBF;
	need_buffer(file);
	errno = saved;
}

static bool
write_out(FILE *file, const char *bytes, size_t count)
{
	while (count) {
		ssize_t written = write(file->fd, bytes, count);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0) {
			file->error = true;
			return false;
		}
		bytes += written;
		count -= (size_t)written;
	}
	return true;
}

bool
__file_flush(FILE *file)
{
	size_t used = file->used;

	file->used = 0;                 /* what cannot be written is dropped, once */
	return write_out(file, file->buffer, used);
}

void
__file_sync_input(FILE *file)
{
	off_t unread = (off_t)(file->end - file->next) + file->pushed_count;
	int saved = errno;

	if (unread && lseek(file->fd, -unread, SEEK_CUR) >= 0) {
		file->next = file->end = 0;
		file->pushed_count = 0;
	}
	errno = saved;
}

static bool
start_writing(FILE *file)
{
	if (!file->can_write) {
		errno = EBADF;
		file->error = true;
		return false;
	}
	if (file->end != file->next || file->pushed_count)
		__file_sync_input(file);
	file->next = file->end = 0;
	file->pushed_count = 0;
	decide_buffering(file);
	return true;
}

bool
__file_write(FILE *file, const char *bytes, size_t count)
{
	if (!start_writing(file))
		return false;
	if (file->buffering == _IONBF)
		return write_out(file, bytes, count);
	if (count > file->size - file->used && !__file_flush(file))
		return false;
	if (count >= file->size)
		return write_out(file, bytes, count);
	memcpy(file->buffer + file->used, bytes, count);
	file->used += count;
	if (file->buffering == _IOLBF && memchr(bytes, '\n', count))
		return __file_flush(file);
	return true;
}

/* Before a person is asked to type, what was printed should be visible. */
static void
show_prompt(FILE *file)
{
	if (file != stdin || !stdout->used || stdout->buffering != _IOLBF)
		return;
	flockfile(stdout);
	__file_flush(stdout);
	funlockfile(stdout);
}

static ssize_t
read_in(FILE *file, char *bytes, size_t count)
{
	ssize_t got;

	do
		got = read(file->fd, bytes, count);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		file->error = true;
	if (got == 0)
		file->eof = true;
	return got;
}

static bool
start_reading(FILE *file)
{
	if (!file->can_read) {
		errno = EBADF;
		file->error = true;
		return false;
	}
	if (file->used)
		__file_flush(file);
	need_buffer(file);
	show_prompt(file);
	return true;
}

/* Takes from what is in memory: pushed back bytes first, then the buffer. */
static size_t
take(FILE *file, char *bytes, size_t count)
{
	size_t done = 0, buffered;

	while (done < count && file->pushed_count)
		bytes[done++] = (char)file->pushed_back[--file->pushed_count];
	buffered = file->end - file->next;
	if (buffered > count - done)
		buffered = count - done;
	if (buffered) {
		memcpy(bytes + done, file->buffer + file->next, buffered);
		file->next += buffered;
	}
	return done + buffered;
}

/* Large rests bypass the buffer. */
size_t
__file_read(FILE *file, char *bytes, size_t count)
{
	size_t done = take(file, bytes, count);
	ssize_t got;

	while (done < count && start_reading(file)) {
		if (count - done >= file->size) {
			got = read_in(file, bytes + done, count - done);
			if (got <= 0)
				break;
			done += (size_t)got;
			continue;
		}
		got = read_in(file, file->buffer, file->size);
		if (got <= 0)
			break;
		file->next = 0;
		file->end = (size_t)got;
		done += take(file, bytes + done, count - done);
	}
	return done;
}

int
__file_get(FILE *file)
{
	char byte;

	if (!file->pushed_count && file->next < file->end)
		return (unsigned char)file->buffer[file->next++];
	return __file_read(file, &byte, 1) ? (unsigned char)byte : EOF;
}

bool
__file_unget(FILE *file, int c)
{
	if (c == EOF || !file->can_read || file->pushed_count == PUSHED_BACK_MAX)
		return false;
	file->pushed_back[file->pushed_count++] = (unsigned char)c;
	file->eof = false;
	return true;
}
