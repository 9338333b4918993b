/* SPDX-License-Identifier: MIT */
/* The longest stretches without preemption: see stretch.h. */
#include "kernel/base/stretch.h"

#include "kernel/base/cpu.h"
#include "kernel/base/printk.h"
#include "kernel/base/symbols.h"

#define PLACES 16
#define CALLS 4 /* that tell one place from another, innermost first */

struct place {
	uint64_t length, from[CALLS], to[CALLS];
};

bool stretch_on;
static uint64_t limit, longest;
static struct place places[PLACES]; /* one CPU only */
static struct {
	uint64_t since, from[CALLS];
} now[MAX_CPUS];

static uint64_t
clock(void)
{
	uint32_t low, high;

	__asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
	return (uint64_t)high << 32 | low;
}

/* Return addresses, from that of the caller's caller. */
static void
callers(uint64_t out[CALLS])
{
	const uint64_t *frame = __builtin_frame_address(0);

	for (int i = -1; i < CALLS; i++) {
		if (i >= 0)
			out[i] = frame >= (const uint64_t *)0xffff800000000000ul ? frame[1] : 0;
		if (frame >= (const uint64_t *)0xffff800000000000ul)
			frame = (const uint64_t *)frame[0];
	}
}

static void
begin(void)
{
	unsigned int id = this_cpu()->id;

	callers(now[id].from);
	now[id].since = clock();
}

void
stretch_forget(void)
{
	now[this_cpu()->id].since = 0;
}

static void
end(void)
{
	unsigned int id = this_cpu()->id;
	uint64_t length = clock() - now[id].since;
	struct place *p = places, *least = places;

	if (now[id].since == 0)
		return;
	if (length > longest)
		longest = length;
	if (length <= limit)
		return;
	for (; p < places + PLACES && p->from[1] != now[id].from[1]; p++)
		if (p->length < least->length)
			least = p;
	if (p == places + PLACES)
		p = least;
	if (length <= p->length)
		return;
	p->length = length;
	for (int i = 0; i < CALLS; i++)
		p->from[i] = now[id].from[i];
	callers(p->to);
}

void
stretch_note(bool begins)
{
	if (preempt_count() != 1)
		return;
	if (begins)
		begin();
	else
		end();
}

void
stretch_start(uint64_t ns)
{
	limit = ns;
	stretch_on = true;
}

static void
print(const char *what, const uint64_t at[CALLS])
{
	char text[160];

	for (int i = 0; i < CALLS && at[i] != 0; i++) {
		symbol_format(at[i], text, sizeof text);
		printk("  %s %s\n", i == 0 ? what : "    ", text);
	}
}

void
stretch_report(void)
{
	if (!stretch_on)
		return;
	stretch_on = false;
	printk("longest stretch without preemption: %llu ns\n", (unsigned long long)longest);
	for (;;) {
		struct place *p = places;

		for (int i = 1; i < PLACES; i++)
			if (places[i].length > p->length)
				p = &places[i];
		if (p->length == 0)
			return;
		printk("stretch of %llu ns\n", (unsigned long long)p->length);
		print("from", p->from);
		print("to  ", p->to);
		p->length = 0;
	}
}
