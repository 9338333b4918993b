/* SPDX-License-Identifier: MIT */
/* Reading bytes, characters and lines from a stream. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lib/c/stdio/file.h"

size_t
fread(void *buffer, size_t size, size_t count, FILE *file)
{
	size_t got;

	if (!size || !count)
		return 0;
	flockfile(file);
	got = __file_read(file, buffer, size * count);
	funlockfile(file);
	return got / size;
}

int
getc_unlocked(FILE *file)
{
	return __file_get(file);
}

int
fgetc(FILE *file)
{
	int c;

	flockfile(file);
	c = __file_get(file);
	funlockfile(file);
	return c;
}

int
getc(FILE *file)
{
	return fgetc(file);
}

int
getchar(void)
{
	return fgetc(stdin);
}

int
getchar_unlocked(void)
{
	return __file_get(stdin);
}

int
ungetc(int c, FILE *file)
{
	bool good;

	flockfile(file);
	good = __file_unget(file, c);
	funlockfile(file);
	return good ? (unsigned char)c : EOF;
}

char *
fgets(char *buffer, int size, FILE *file)
{
	int count = 0, c = 0;

	flockfile(file);
	while (count < size - 1 && c != '\n' && (c = __file_get(file)) != EOF)
		buffer[count++] = (char)c;
	funlockfile(file);
	if (!count || (c == EOF && file->error))
		return NULL;
	buffer[count] = 0;
	return buffer;
}

/* Room for one more byte and the NUL. */
static bool
grow(char **line, size_t *size, size_t length)
{
	size_t wanted = *size < 120 ? 120 : *size * 2;
	char *larger;

	if (*line && length + 2 <= *size)
		return true;
	larger = realloc(*line, wanted);
	if (!larger)
		return false;
	*line = larger;
	*size = wanted;
	return true;
}

ssize_t
getdelim(char **line, size_t *size, int delimiter, FILE *file)
{
	size_t length = 0;
	int c = EOF;

	if (!*line)
		*size = 0;
	flockfile(file);
	while (grow(line, size, length)) {
		c = __file_get(file);
		if (c == EOF)
			break;
		(*line)[length++] = (char)c;
		if (c == delimiter)
			break;
	}
	funlockfile(file);
	if (!length)
		return -1;
	(*line)[length] = 0;
	return (ssize_t)length;
}

ssize_t
getline(char **line, size_t *size, FILE *file)
{
	return getdelim(line, size, '\n', file);
}
