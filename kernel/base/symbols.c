/* SPDX-License-Identifier: MIT */
/* Lookups in the kernel's own symbol and line tables. */
#include "kernel/base/symbols.h"

#include "kernel/base/printk.h"
#include "lib/base/lines.h"
#include "lib/base/string.h"

/* Written by tools/build/mksyms; absent (NULL) in the first link. */
struct symbol {
	uint64_t address;
	uint32_t name; /* offset from the first byte after the entries */
	uint32_t unused;
};

struct symbol_table {
	uint32_t count;
	uint32_t unused;
	struct symbol entry[];
};

extern const struct symbol_table kernel_symbols __attribute__((weak));
extern const char kernel_lines[] __attribute__((weak));

#define KERNEL_START 0xffffffff80000000ul

static const struct symbol *
symbol_find(uint64_t address)
{
	uint32_t low = 0, high;

	if (&kernel_symbols == NULL)
		return NULL;
	high = kernel_symbols.count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (kernel_symbols.entry[middle].address <= address)
			low = middle + 1;
		else
			high = middle;
	}
	return low == 0 ? NULL : &kernel_symbols.entry[low - 1];
}

void
symbol_format(uint64_t address, char *buf, size_t size)
{
	const struct symbol *s = symbol_find(address);
	const char *names, *file;
	unsigned int line;
	int n;

	if (s == NULL || address < KERNEL_START) {
		snprintf(buf, size, "%#llx", (unsigned long long)address);
		return;
	}
	names = (const char *)&kernel_symbols.entry[kernel_symbols.count];
	n = snprintf(buf, size, "%s+%#llx", names + s->name,
		     (unsigned long long)(address - s->address));
	if (n > 0 && (size_t)n < size && kernel_lines != NULL &&
	    lines_find(kernel_lines, address, &file, &line))
		snprintf(buf + n, size - (size_t)n, " (%s:%u)", file, line);
}

unsigned int
calls_from(uint64_t rbp, uint64_t *at, unsigned int most)
{
	unsigned int n = 0;

	for (const uint64_t *frame; n < most && rbp >= 0xffff800000000000ul && rbp % 8 == 0; rbp = frame[0]) {
		frame = (const uint64_t *)rbp;
		if (frame[1] < KERNEL_START)
			break;
		at[n++] = frame[1];
	}
	return n;
}

void
backtrace_from(uint64_t rip, uint64_t rbp)
{
	uint64_t at[31];
	unsigned int n = calls_from(rbp, at, 31);
	char text[160];

	for (unsigned int depth = 0; depth <= n; depth++) {
		/* A return address belongs to the call before it. */
		symbol_format(depth == 0 ? rip : at[depth - 1] - 1, text, sizeof text);
		printk("  #%u %s\n", depth, text);
	}
}
