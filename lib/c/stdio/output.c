/* SPDX-License-Identifier: MIT */
/* Writing bytes, characters and strings to a stream. */
#include <errno.h>
#include <string.h>

#include "lib/c/stdio/file.h"

size_t
fwrite(const void *buffer, size_t size, size_t count, FILE *file)
{
	bool good;

	if (!size || !count)
		return 0;
	flockfile(file);
	good = __file_write(file, buffer, size * count);
	funlockfile(file);
	return good ? count : 0;
}

int
putc_unlocked(int c, FILE *file)
{
	char byte = (char)c;

	return __file_write(file, &byte, 1) ? (unsigned char)byte : EOF;
}

int
fputc(int c, FILE *file)
{
	int result;

	flockfile(file);
	result = putc_unlocked(c, file);
	funlockfile(file);
	return result;
}

int
putc(int c, FILE *file)
{
	return fputc(c, file);
}

int
putchar(int c)
{
	return fputc(c, stdout);
}

int
putchar_unlocked(int c)
{
	return putc_unlocked(c, stdout);
}

int
fputs(const char *s, FILE *file)
{
	bool good;

	flockfile(file);
	good = __file_write(file, s, strlen(s));
	funlockfile(file);
	return good ? 0 : EOF;
}

int
puts(const char *s)
{
	bool good;

	flockfile(stdout);
	good = __file_write(stdout, s, strlen(s)) && __file_write(stdout, "\n", 1);
	funlockfile(stdout);
	return good ? 0 : EOF;
}

void
perror(const char *what)
{
	const char *sentence = strerror(errno);

	if (what && *what)
		fprintf(stderr, "%s: %s\n", what, sentence);
	else
		fprintf(stderr, "%s\n", sentence);
}
