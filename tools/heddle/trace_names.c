/* SPDX-License-Identifier: MIT */
/* See trace_names.h.  A list in order of appearance is enough: a trace with
   ten thousand threads is rare, and the one asked for is most often the last. */
#include "tools/heddle/trace_names.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernel/abi/syscall.h"
#include "tools/heddle/say.h"

struct thread {
	unsigned world;
	uint32_t tid;
	char name[17];
	uint64_t records, switches, calls;
};

struct trace_names {
	struct thread *threads;
	size_t count, room;
};

struct trace_names *
trace_names_new(void)
{
	struct trace_names *names = must_alloc(sizeof *names);

	*names = (struct trace_names){0};
	return names;
}

void
trace_names_free(struct trace_names *names)
{
	free(names->threads);
	free(names);
}

const char *
trace_call_name(uint64_t number)
{
	switch (number) {
#define NAME(value, name) case value: return #name;
	HEDDLE_SYSCALLS(NAME)
	NAME(SYS_heddle, heddle)
#undef NAME
	default: return NULL;
	}
}

int
trace_call_number(const char *name)
{
	static const struct { int number; const char *name; } calls[] = {
#define NAME(value, name) { value, #name },
		HEDDLE_SYSCALLS(NAME)
		NAME(SYS_heddle, heddle)
#undef NAME
	};

	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		if (strcmp(calls[i].name, name) == 0)
			return calls[i].number;
	return -1;
}

static struct thread *
find(const struct trace_names *names, unsigned world, uint32_t tid)
{
	for (size_t i = names->count; i-- > 0; )
		if (names->threads[i].tid == tid && names->threads[i].world == world)
			return &names->threads[i];
	return NULL;
}

static struct thread *
find_or_add(struct trace_names *names, unsigned world, uint32_t tid)
{
	struct thread *thread = find(names, world, tid);

	if (thread)
		return thread;
	if (names->count == names->room) {
		names->room = 2 * names->room + 16;
		names->threads = must_realloc(names->threads, names->room * sizeof *thread);
	}
	thread = &names->threads[names->count++];
	*thread = (struct thread){ .world = world, .tid = tid };
	return thread;
}

void
trace_names_see(struct trace_names *names, const struct trace_record *record)
{
	if (record->type == TRACE_NAME)
		memcpy(find_or_add(names, record->world, record->tid)->name, &record->a, 16);
}

const char *
trace_names_get(const struct trace_names *names, unsigned world, uint32_t tid)
{
	const struct thread *thread = find(names, world, tid);

	return thread ? thread->name : "";
}

static void
count(struct trace_names *names, const struct trace_record *record)
{
	struct thread *thread = find_or_add(names, record->world, record->tid);

	thread->records++;
	thread->switches += record->type == TRACE_SWITCH;
	thread->calls += record->type == TRACE_ENTER;
}

void
trace_names_print_threads(const struct trace *trace)
{
	struct trace_names *names = trace_names_new();

	for (uint64_t i = 0; i < trace->count; i++) {
		count(names, &trace->records[i]);
		trace_names_see(names, &trace->records[i]);
	}
	printf("world:tid   name              records  switches     calls\n");
	for (size_t i = 0; i < names->count; i++) {
		const struct thread *thread = &names->threads[i];
		printf("%5u:%-5" PRIu32 " %-16s %8" PRIu64 " %9" PRIu64 " %9" PRIu64 "\n", thread->world,
		       thread->tid, thread->name, thread->records, thread->switches, thread->calls);
	}
	trace_names_free(names);
}
