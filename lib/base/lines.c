/* SPDX-License-Identifier: MIT */
/* Lookup in a line table: binary search over rows sorted by address. */
#include "lib/base/lines.h"

#include <stddef.h>

#include "lib/base/string.h"

bool
lines_find(const void *table, uint64_t address, const char **file, unsigned int *line)
{
	const struct line_table *t = table;
	const uint32_t *names = (const uint32_t *)(t + 1);
	const struct line_row *rows = (const struct line_row *)(names + t->nfiles);
	const char *strings = (const char *)(rows + t->nrows);
	uint32_t low = 0, high = t->nrows;
	const struct line_row *row;

	if (memcmp(t->magic, "HDL2", 4) != 0 || address < t->base)
		return false;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (rows[middle].offset <= address - t->base)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return false;
	row = &rows[low - 1];
	if (row->line == 0 || row->file >= t->nfiles)
		return false;
	*file = strings + names[row->file];
	*line = row->line;
	return true;
}
