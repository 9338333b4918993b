/* SPDX-License-Identifier: MIT */
/* Line table: address to file:line, made by tools/build/mklines from the
 * debugger's own table and carried in the kernel and in each program
 * (section .heddle.lines).
 *
 *     struct line_table header, u32 file_name[nfiles] (offsets into the
 *     strings), struct line_row row[nrows] sorted by address, strings
 *
 * A row holds from its address to the next row's; line 0 ends a sequence. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct line_table {
	char magic[4]; /* "HDL2" */
	uint32_t nrows, nfiles, strbytes;
	uint64_t base; /* the lowest address */
};

struct line_row {
	uint32_t offset; /* from base */
	uint32_t line : 20, file : 12;
};

/* The source line of `address` in a complete table at `table`; false if the
 * table does not know it.  *file points into the table. */
bool lines_find(const void *table, uint64_t address, const char **file, unsigned int *line);
