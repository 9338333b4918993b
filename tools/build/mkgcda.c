/* SPDX-License-Identifier: MIT */
/* mkgcda FOLDER <LOG: writes the .gcda files that a kernel with coverage put
 * into its log (kernel/coverage/dump.c), below FOLDER instead of below the
 * first folder of that name that their own names have (build/variant/gcov/obj). */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define OBJECTS "build/variant/gcov/obj/"

__attribute__((noreturn)) static void
die(const char *what)
{
	fprintf(stderr, "mkgcda: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void
make_folders(char *path)
{
	for (char *p = path + 1; (p = strchr(p, '/')) != NULL; *p++ = '/') {
		*p = '\0';
		mkdir(path, 0777);
	}
}

/* Skips text up to the next record; 0 at the end. */
static int
find_record(void)
{
	static const char mark[] = "\nGCDA ";
	size_t at = 0;
	int c;

	while (at < sizeof mark - 1 && (c = getchar()) != EOF)
		at = c == mark[at] ? at + 1 : c == '\n';
	return at == sizeof mark - 1;
}

static void
read_name(char *name, size_t size)
{
	size_t n = 0;

	while ((name[n] = (char)getchar()) != '\0')
		if (++n == size)
			die("name");
}

static void
write_file(const char *path)
{
	static char bytes[65536];
	FILE *out = fopen(path, "wb");
	uint16_t n;

	if (out == NULL)
		die(path);
	while (fread(&n, sizeof n, 1, stdin) == 1 && n > 0)
		if (fread(bytes, 1, n, stdin) != n || fwrite(bytes, 1, n, out) != n)
			die(path);
	if (fclose(out) != 0)
		die(path);
}

int
main(int argc, char **argv)
{
	char name[2048], path[4096];
	int files = 0;

	for (; argc == 2 && find_record(); files++) {
		read_name(name, sizeof name);
		const char *own = strstr(name, OBJECTS);

		if (own == NULL)
			die(name);
		snprintf(path, sizeof path, "%s/%s", argv[1], own + strlen(OBJECTS));
		make_folders(path);
		write_file(path);
	}
	if (files == 0)
		fprintf(stderr, "mkgcda: no counts in the log\n");
	return files == 0;
}
