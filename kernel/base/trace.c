/* SPDX-License-Identifier: MIT */
/* Trace records: one atomic increment picks the place, so any context may
 * write one.  Ring and linear area differ only in the numbers below, not in
 * the path taken. */
#include "kernel/base/trace.h"

#include "kernel/base/cpu.h"
#include "kernel/base/panic.h"
#include "lib/base/string.h"

#define RING_RECORDS 1024

static struct trace_record ring[RING_RECORDS];
static struct trace_record *records = ring;
static uint64_t index_mask = RING_RECORDS - 1; /* ring: wraps; area: all ones */
static uint64_t last_place = RING_RECORDS - 1; /* area: later records end up here */
static uint64_t next_place;
static struct trace_header ring_header;
static struct trace_header *written = &ring_header;

uint64_t (*trace_clock_hook)(void);
bool trace_times_calls;

static uint64_t last_time; /* of any CPU's record */

static void
look_at_clock(void)
{
	if (trace_clock_hook != NULL)
		last_time = trace_clock_hook();
}

static inline void
record(uint64_t who, enum trace_type type, uint64_t a, uint64_t b)
{
	uint64_t n = __atomic_fetch_add(&next_place, 1, __ATOMIC_RELAXED);
	uint64_t place = n & index_mask;
	struct trace_record *r = &records[place < last_place ? place : last_place];
	uint32_t cpu;

	__asm__ volatile("movl %%gs:16, %0" : "=r"(cpu));
	*r = (struct trace_record){ .time_ns = last_time, .type = (uint8_t)type, .cpu = (uint8_t)cpu,
				    .world = (uint16_t)who, .tid = (uint32_t)(who >> 16), .a = a, .b = b };
	written->count = n + 1 < last_place ? n + 1 : last_place;
	written->lost = n + 1 - written->count;
}

void
trace_for(uint64_t who, enum trace_type type, uint64_t a, uint64_t b)
{
	look_at_clock();
	record(who, type, a, b);
}

void
trace(enum trace_type type, uint64_t a, uint64_t b)
{
	uint64_t who;

	if (trace_times_calls || (type != TRACE_ENTER && type != TRACE_EXIT))
		look_at_clock();
	__asm__ volatile("movq %%gs:56, %0" : "=r"(who));
	record(who, type, a, b);
}

/* The last place of the area takes what does not fit; it is never counted. */
void
trace_use_area(void *area, uint64_t bytes)
{
	struct trace_header *h = area;

	assert_gt(bytes, sizeof *h + 2 * sizeof(struct trace_record));
	memcpy(h->magic, TRACE_MAGIC, sizeof h->magic);
	written = h;
	records = (struct trace_record *)(h + 1);
	last_place = (bytes - sizeof *h) / sizeof(struct trace_record) - 1;
	index_mask = UINT64_MAX;
	next_place = 0;
}

const struct trace_record *
trace_last(unsigned int back)
{
	uint64_t n = next_place;

	if (back >= n || back >= last_place)
		return NULL;
	n = n - 1 - back;
	return index_mask == UINT64_MAX && n >= last_place ? NULL : &records[n & index_mask];
}
