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
	const char *rows = (const char *)(names + t->nfiles); /* 4-byte aligned only */
	const char *strings = rows + (size_t)t->nrows * sizeof(struct line_row);
	uint32_t low = 0, high = t->nrows;
	struct line_row row;

	if (memcmp(t->magic, "HDL1", 4) != 0)
		return false;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		memcpy(&row, rows + (size_t)middle * sizeof row, sizeof row);
		if (row.address <= address)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return false;
	memcpy(&row, rows + (size_t)(low - 1) * sizeof row, sizeof row);
	if (row.line == 0 || row.file >= t->nfiles)
		return false;
	*file = strings + names[row.file];
	*line = row.line;
	return true;
}
