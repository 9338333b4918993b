/* SPDX-License-Identifier: MIT */
/* mklines PROGRAM: its line table, in the layout of lib/base/lines.h, to stdout; from its DWARF, which libdw reads. */
#include <dwarf.h>
#include <elfutils/libdw.h>
#include <errno.h>
#include <fcntl.h>
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

static void
die(const char *why)
{
	fprintf(stderr, "mklines: %s\n", why);
	exit(1);
}

static void *
need(void *p)
{
	if (p == NULL)
		die("out of memory");
	return p;
}

static uint32_t
file_number(const char *path)
{
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

/* As the compiler was told, so that a tree has the same table wherever it lies. */
static const char *
path_in_tree(const char *path, const char *tree)
{
	size_t n = tree ? strlen(tree) : 0;

	if (n > 0 && strncmp(path, tree, n) == 0 && path[n] == '/')
		path += n + 1;
	return strncmp(path, "./", 2) == 0 ? path + 2 : path;
}

static void
add_line(Dwarf_Line *l, const char *tree)
{
	Dwarf_Addr address;
	int line;
	bool ends;
	const char *path = dwarf_linesrc(l, NULL, NULL);

	if (path == NULL || dwarf_lineaddr(l, &address) < 0 || dwarf_lineno(l, &line) < 0 || dwarf_lineendsequence(l, &ends) < 0)
		die(dwarf_errmsg(-1));
	if (address >= LOWEST_ADDRESS)
		add_row(address, ends ? 0 : (uint32_t)line, file_number(path_in_tree(path, tree)));
}

static void
read_rows(Dwarf *program)
{
	Dwarf_CU *unit = NULL;
	Dwarf_Die die_of_unit;
	int got;

	while ((got = dwarf_get_units(program, unit, &unit, NULL, NULL, &die_of_unit, NULL)) == 0) {
		Dwarf_Attribute folder;
		const char *tree = dwarf_formstring(dwarf_attr(&die_of_unit, DW_AT_comp_dir, &folder));
		Dwarf_Lines *lines;
		size_t n;

		if (dwarf_getsrclines(&die_of_unit, &lines, &n) == 0)
			for (size_t i = 0; i < n; i++)
				add_line(dwarf_onesrcline(lines, i), tree);
	}
	if (got < 0)
		die(dwarf_errmsg(-1));
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

	if (row.offset != r->address - base || row.line != r->line || row.file != r->file)
		die("more than 4 GiB of code, or a million lines in a file, or 4096 files");
	put(&row, sizeof row);
}

int
main(int argc, char **argv)
{
	struct line_table t = { .magic = { 'H', 'D', 'L', '2' } };
	uint32_t offset = 0;
	Dwarf *program;
	int fd;

	if (argc != 2)
		die("usage: mklines PROGRAM");
	fd = open(argv[1], O_RDONLY);
	if (fd < 0)
		die(strerror(errno));
	program = dwarf_begin(fd, DWARF_C_READ);
	if (program == NULL)
		die(dwarf_errmsg(-1));
	read_rows(program);
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
