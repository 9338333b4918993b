/* SPDX-License-Identifier: MIT */
/* Line table from `objdump -w --dwarf=decodedline` on stdin to stdout, in the
 * layout of lib/base/lines.h.
 *
 * objdump prints, for each source file of each unit, a heading that ends in a
 * colon with the whole path, then rows "name line 0xaddress ..."; a row whose
 * line is "-" ends a sequence, and the next begins in the unit's own file again,
 * without a heading. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/lines.h"

struct ordered {
	uint64_t address;
	uint32_t line, file;
	size_t order; /* of appearance: qsort keeps none */
};

/* Rows of functions the linker left out start at 0. */
#define LOWEST_ADDRESS 0x10000

static struct ordered *rows;
static char **files;
static size_t row_count, row_room, file_count;

static void *
need(void *p)
{
	if (p == NULL) {
		fprintf(stderr, "mklines: out of memory\n");
		exit(1);
	}
	return p;
}

static uint32_t
file_number(const char *path)
{
	if (strncmp(path, "./", 2) == 0)
		path += 2;
	for (size_t i = file_count; i-- > 0;)
		if (strcmp(files[i], path) == 0)
			return (uint32_t)i;
	files = need(realloc(files, (file_count + 1) * sizeof *files));
	files[file_count] = need(strdup(path));
	return (uint32_t)file_count++;
}

static void
add_row(uint64_t address, uint32_t line, uint32_t file)
{
	if (row_count == row_room) {
		row_room = row_room * 2 + 1024;
		rows = need(realloc(rows, row_room * sizeof *rows));
	}
	rows[row_count] = (struct ordered){ address, line, file, row_count };
	row_count++;
}

/* "CU: ./a/b.c:" or "./a/b.h:" or "./a/b.h:[++]"; the path, cut out, or NULL. */
static char *
heading(char *text, bool *unit)
{
	char *end = strstr(text, ":[++]");
	size_t n = strlen(text);

	if (end == NULL && n > 0 && text[n - 1] == ':')
		end = text + n - 1;
	if (end == NULL)
		return NULL;
	*end = '\0';
	*unit = strncmp(text, "CU: ", 4) == 0;
	return *unit ? text + 4 : text;
}

static void
read_rows(void)
{
	char text[4096], line[32];
	unsigned long long address;
	uint32_t file = 0, own = 0;
	bool unit;

	while (fgets(text, sizeof text, stdin) != NULL) {
		char *path;

		text[strcspn(text, "\n")] = '\0';
		path = heading(text, &unit);
		if (path != NULL) {
			file = file_number(path);
			own = unit ? file : own;
		} else if (sscanf(text, "%*s %31s %llx", line, &address) == 2 && strstr(text, " 0x") != NULL) {
			if (address >= LOWEST_ADDRESS)
				add_row(address, (uint32_t)strtoul(line, NULL, 10), file);
			file = line[0] == '-' ? own : file;
		}
	}
}

/* By address; of equal ones the end of a sequence first, then as printed
 * (the later one wins). */
static int
compare(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;

	if (x->address != y->address)
		return x->address < y->address ? -1 : 1;
	if ((x->line == 0) != (y->line == 0))
		return x->line == 0 ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

static void
thin_out(void)
{
	size_t n = 0;

	for (size_t i = 0; i < row_count; i++) {
		const struct ordered *r = &rows[i];

		if (n > 0 && rows[n - 1].address == r->address)
			n--;
		if (n > 0 && rows[n - 1].line == r->line && rows[n - 1].file == r->file)
			continue;
		rows[n++] = rows[i];
	}
	row_count = n;
}

static void
put(const void *p, size_t n)
{
	if (fwrite(p, 1, n, stdout) != n) {
		perror("mklines: writing");
		exit(1);
	}
}

static void
put_row(const struct ordered *r, uint64_t base)
{
	struct line_row row = { .offset = (uint32_t)(r->address - base), .line = r->line, .file = r->file };

	if (row.offset != r->address - base || row.line != r->line || row.file != r->file) {
		fprintf(stderr, "mklines: more than 4 GiB of code, or a million lines in a file, or 4096 files\n");
		exit(1);
	}
	put(&row, sizeof row);
}

int
main(void)
{
	struct line_table t = { .magic = { 'H', 'D', 'L', '2' } };
	uint32_t offset = 0;

	read_rows();
	qsort(rows, row_count, sizeof *rows, compare);
	thin_out();
	for (size_t i = 0; i < file_count; i++)
		t.strbytes += (uint32_t)strlen(files[i]) + 1;
	t.nrows = (uint32_t)row_count;
	t.nfiles = (uint32_t)file_count;
	t.base = row_count > 0 ? rows[0].address : 0;
	put(&t, sizeof t);
	for (size_t i = 0; i < file_count; i++) {
		put(&offset, sizeof offset);
		offset += (uint32_t)strlen(files[i]) + 1;
	}
	for (size_t i = 0; i < row_count; i++)
		put_row(&rows[i], t.base);
	for (size_t i = 0; i < file_count; i++)
		put(files[i], strlen(files[i]) + 1);
	if (fflush(stdout) != 0) {
		perror("mklines: writing");
		return 1;
	}
	return 0;
}
