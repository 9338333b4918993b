/* SPDX-License-Identifier: MIT */
/* Opening and closing streams, and how they buffer. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/c/stdio/file.h"

/* open's flags for a mode like "r+"; -1 and EINVAL for nonsense. */
static int
parse_mode(const char *mode)
{
	int flags = strchr(mode, '+') ? O_RDWR : *mode == 'r' ? O_RDONLY : O_WRONLY;

	if (*mode == 'w')
		flags |= O_CREAT | O_TRUNC;
	else if (*mode == 'a')
		flags |= O_CREAT | O_APPEND;
	else if (*mode != 'r') {
		errno = EINVAL;
		return -1;
	}
	if (strchr(mode, 'x'))
		flags |= O_EXCL;
	if (strchr(mode, 'e'))
		flags |= O_CLOEXEC;
	return flags;
}

static void
set_up(FILE *file, int fd, int flags)
{
	file->fd = fd;
	file->can_read = (flags & O_ACCMODE) != O_WRONLY;
	file->can_write = (flags & O_ACCMODE) != O_RDONLY;
	file->append = flags & O_APPEND;
	file->eof = file->error = false;
	file->used = file->next = file->end = 0;
	file->pushed_count = 0;
	if (!file->buffer)
		file->buffering = UNDECIDED;
}

FILE *
fdopen(int fd, const char *mode)
{
	int flags = parse_mode(mode);
	FILE *file;

	if (flags < 0 || !(file = calloc(1, sizeof(*file))))
		return NULL;
	file->lock = (pthread_mutex_t)PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
	file->own_struct = true;
	set_up(file, fd, flags);
	__stdio_add(file);
	return file;
}

FILE *
fopen(const char *path, const char *mode)
{
	int flags = parse_mode(mode);
	int fd = flags < 0 ? -1 : open(path, flags, 0666);
	FILE *file;

	if (fd < 0)
		return NULL;
	file = fdopen(fd, mode);
	if (!file)
		close(fd);
	return file;
}

/* Writes or gives back what is buffered, and closes the descriptor. */
static bool
finish(FILE *file)
{
	bool good = __file_flush(file);

	__file_sync_input(file);
	return close(file->fd) == 0 && good;
}

int
fclose(FILE *file)
{
	bool good;

	if (file->own_struct)
		__stdio_remove(file);
	flockfile(file);
	good = finish(file);
	if (file->own_buffer)
		free(file->buffer);
	file->buffer = NULL;
	file->own_buffer = false;
	file->fd = -1;
	funlockfile(file);
	if (file->own_struct)
		free(file);
	return good ? 0 : EOF;
}

/* The new file gets the old descriptor's number, as programs expect of stdin. */
FILE *
freopen(const char *path, const char *mode, FILE *file)
{
	int flags = parse_mode(mode);
	int fd, old = file->fd;

	if (flags < 0)
		return NULL;
	flockfile(file);
	__file_flush(file);
	__file_sync_input(file);
	fd = open(path, flags, 0666);
	if (fd >= 0 && fd != old && old >= 0) {
		dup3(fd, old, flags & O_CLOEXEC);
		close(fd);
		fd = old;
	}
	if (fd >= 0)
		set_up(file, fd, flags);
	funlockfile(file);
	return fd < 0 ? NULL : file;
}

int
setvbuf(FILE *file, char *buffer, int mode, size_t size)
{
	if (mode != _IOFBF && mode != _IOLBF && mode != _IONBF) {
		errno = EINVAL;
		return -1;
	}
	flockfile(file);
	__file_flush(file);
	if (file->next == file->end && (buffer || mode == _IONBF)) {
		if (file->own_buffer)
			free(file->buffer);
		file->own_buffer = false;
		file->buffer = mode == _IONBF || !size ? NULL : buffer;
		file->size = file->buffer ? size : 0;
	}
	file->buffering = mode;
	funlockfile(file);
	return 0;
}

void
setbuf(FILE *file, char *buffer)
{
	setvbuf(file, buffer, buffer ? _IOFBF : _IONBF, BUFSIZ);
}

void
setlinebuf(FILE *file)
{
	setvbuf(file, NULL, _IOLBF, 0);
}
