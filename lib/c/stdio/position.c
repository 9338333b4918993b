/* SPDX-License-Identifier: MIT */
/* Where a stream is, its state, and its lock. */
#include <errno.h>
#include <unistd.h>

#include "lib/c/stdio/file.h"

int
fflush(FILE *file)
{
	bool good;

	if (!file) {
		__stdio_flush_all();
		return 0;
	}
	flockfile(file);
	good = __file_flush(file);
	__file_sync_input(file);
	funlockfile(file);
	return good ? 0 : EOF;
}

int
fseeko(FILE *file, off_t offset, int whence)
{
	off_t result = -1;

	flockfile(file);
	if (whence == SEEK_CUR)
		offset -= (off_t)(file->end - file->next) + file->pushed_count;
	if (__file_flush(file))
		result = lseek(file->fd, offset, whence);
	if (result >= 0) {
		file->next = file->end = 0;
		file->pushed_count = 0;
		file->eof = false;
	}
	funlockfile(file);
	return result < 0 ? -1 : 0;
}

int
fseek(FILE *file, long offset, int whence)
{
	return fseeko(file, offset, whence);
}

off_t
ftello(FILE *file)
{
	off_t offset;

	flockfile(file);
	offset = lseek(file->fd, 0, file->append && file->used ? SEEK_END : SEEK_CUR);
	if (offset >= 0)
		offset += (off_t)file->used - (off_t)(file->end - file->next) -
			  file->pushed_count;
	funlockfile(file);
	return offset;
}

long
ftell(FILE *file)
{
	return ftello(file);
}

void
rewind(FILE *file)
{
	fseek(file, 0, SEEK_SET);
	file->error = false;
}

int
feof(FILE *file)
{
	return file->eof;
}

int
ferror(FILE *file)
{
	return file->error;
}

void
clearerr(FILE *file)
{
	file->eof = file->error = false;
}

int
fileno(FILE *file)
{
	if (file->fd < 0)
		errno = EBADF;
	return file->fd;
}

void
flockfile(FILE *file)
{
	pthread_mutex_lock(&file->lock);
}

void
funlockfile(FILE *file)
{
	pthread_mutex_unlock(&file->lock);
}
