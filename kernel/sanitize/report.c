/* SPDX-License-Identifier: MIT */
/* What is known of an address that may not be touched: which object, where it
 * was allocated, where freed.  Then the panic, whose backtrace is the access. */
#include "kernel/base/panic.h"
#include "kernel/base/printk.h"
#include "kernel/base/symbols.h"
#include "kernel/mm/frame.h"
#include "kernel/sanitize/kasan.h"

#define FARTHEST (1ul << 16) /* granules looked through for an object's head */

void
kasan_callers(uint64_t out[CALLERS])
{
	const uint64_t *frame = __builtin_frame_address(0);

	frame = (const uint64_t *)frame[0]; /* of the wrapper */
	for (int i = 0; i < CALLERS; i++) {
		out[i] = frame[1];
		if (frame[0] < PHYS_BASE || frame[0] <= (uint64_t)frame)
			return;
		frame = (const uint64_t *)frame[0];
	}
}

static void
print_callers(const char *what, const uint64_t by[CALLERS])
{
	char at[160];

	printk("%s\n", what);
	for (int i = 0; i < CALLERS && by[i] != 0; i++) {
		symbol_format(by[i] - 1, at, sizeof at);
		printk("  #%d %s\n", i, at);
	}
}

/* The head of the object at or below a; of the one that begins above, if a is
 * in its head. */
static const struct head *
head_near(uint64_t a)
{
	const uint8_t *s = shadow_of(a);

	while (s[0] == SHADOW_HEAD && s[1] == SHADOW_HEAD)
		s++;
	for (unsigned long i = 0; i < FARTHEST && shadow_covers(((uint64_t)s - SHADOW_OFFSET) << 3); i++, s--)
		if (s[0] == SHADOW_HEAD)
			return (const struct head *)(((uint64_t)(s + 1) - SHADOW_OFFSET) << 3) - 1;
	return NULL;
}

static void
print_object(const struct head *h, uint64_t a)
{
	uint64_t start = (uint64_t)(h + 1);

	if (a < start)
		printk("%llu bytes before", (unsigned long long)(start - a));
	else if (a < start + h->size)
		printk("byte %llu of", (unsigned long long)(a - start));
	else
		printk("%llu bytes behind the end of", (unsigned long long)(a - start - h->size));
	printk(" an object of %zu bytes\n", h->size);
	print_callers("allocated by", h->by);
	if (h->freed[0] != 0)
		print_callers("freed by", h->freed);
}

static const char *
kind(uint8_t s)
{
	switch (s) {
	case SHADOW_HEAD: return "before a heap object";
	case SHADOW_TAIL: return "behind a heap object";
	case SHADOW_FREED: return "in a freed heap object";
	case SHADOW_FRAME: return "in a free frame";
	case SHADOW_GLOBAL: return "behind a global variable";
	case SHADOW_SCOPE: return "in a variable out of scope";
	case 0xf1: case 0xf2: case 0xf3: return "beside a variable on the stack";
	default: return s == 0 ? "what nobody allocated" : "behind the end of an object";
	}
}

void
kasan_report(const char *what, uint64_t a, size_t n, uint64_t pc)
{
	char at[160];
	uint8_t s = *shadow_of(a);
	const struct head *h;

	if (s != 0 && s < GRANULE)
		s = *(shadow_of(a) + 1);
	symbol_format(pc - 1, at, sizeof at);
	printk("kasan: %s of %zu bytes, the first bad one at %#llx, by %s\n", what, n,
	       (unsigned long long)a, at);
	if ((s == SHADOW_HEAD || s == SHADOW_TAIL || s == SHADOW_FREED) && (h = head_near(a)) != NULL)
		print_object(h, a);
	else if (s >= 0xf9 || s == 0)
		printk("near %s\n", (symbol_format(a, at, sizeof at), at));
	symbol_format(pc - 1, at, sizeof at);
	panic("kasan: %s of %zu bytes %s, by %s", what, n, kind(s), at);
}
