/* SPDX-License-Identifier: MIT */
/* See lanes_write.h. Chrome's trace event format: times in microseconds. */
#include <inttypes.h>
#include <stdio.h>

#include "tools/heddle/lanes_words.h"
#include "tools/heddle/lanes_write.h"
#include "user/bin/explore/places.h"

enum { PROCESSORS = 1000000 };	/* a process id that no world has */

struct writer {
	FILE *to;
	uint64_t arrows;
	bool comma;
};

/* Up to where its own members begin. */
static void
begin(struct writer *w, const char *phase, unsigned process, unsigned thread, struct moment at)
{
	fprintf(w->to, "%s{\"ph\":\"%s\",\"pid\":%u,\"tid\":%u,\"ts\":%" PRIu64 ".%03" PRIu64, w->comma ? ",\n" : "", phase, process,
		thread, at.ns / 1000, at.ns % 1000);
	w->comma = true;
}

static void
named(struct writer *w, const char *phase, unsigned process, unsigned thread, struct moment at, const char *name)
{
	begin(w, phase, process, thread, at);
	fprintf(w->to, ",\"name\":");
	words_put(w->to, name);
}

static void
changes(void *context, const struct lane *lane, enum lane_state to, struct moment at)
{
	struct writer *w = context;
	char text[128];

	if (lane->state == LANE_RUNS || lane->state == LANE_WAITS) {
		begin(w, "E", lane->state == LANE_RUNS ? PROCESSORS : lane->world, lane->state == LANE_RUNS ? lane->cpu : lane->tid, at);
		fprintf(w->to, "}");
	}
	if (to == LANE_RUNS) {
		snprintf(text, sizeof text, "%u:%u %s", lane->world, lane->tid, lane->name);
		named(w, "B", PROCESSORS, lane->cpu, at, text);
		fprintf(w->to, "}");
	} else if (to == LANE_WAITS) {
		snprintf(text, sizeof text, "waits: ");
		words_wait(text + 7, sizeof text - 7, lane->reason, lane->object);
		named(w, "B", lane->world, lane->tid, at, text);
		fprintf(w->to, ",\"args\":{\"object\":\"%#" PRIx64 "\"}}", lane->object);
	}
}

static void
enters(void *context, const struct lane *lane, uint64_t call, uint64_t argument, struct moment at)
{
	struct writer *w = context;
	char name[64];

	words_syscall(name, sizeof name, call);
	named(w, "B", lane->world, lane->tid, at, name);
	fprintf(w->to, ",\"args\":{\"first\":\"%#" PRIx64 "\"}}", argument);
}

static void
leaves(void *context, const struct lane *lane, uint64_t call, int64_t result, bool returned, struct moment at)
{
	struct writer *w = context;

	(void)call;
	begin(w, "E", lane->world, lane->tid, at);
	if (returned)
		fprintf(w->to, ",\"args\":{\"result\":%" PRId64 "}", result);
	fprintf(w->to, "}");
}

static void
instant(struct writer *w, const struct lane *lane, struct moment at, const char *name, const char *place)
{
	named(w, "i", lane->world, lane->tid, at, name);
	fprintf(w->to, ",\"s\":\"t\"");
	if (place) {
		fprintf(w->to, ",\"args\":{\"at\":");
		words_put(w->to, place);
		fprintf(w->to, "}");
	}
	fprintf(w->to, "}");
}

static void
steps(void *context, const struct lane *lane, const struct step *step, struct moment at)
{
	char text[192], place[192];

	words_step(text, sizeof text, step);
	instant(context, lane, at, text, place_name(place, sizeof place, step->pc, false));
}

static void
event(void *context, const struct lane *lane, const struct trace_record *record, struct moment at)
{
	char text[128];

	words_event(text, sizeof text, record);
	if (text[0])
		instant(context, lane, at, text, NULL);
}

static void
arrow(struct writer *w, const struct lane *from, const struct lane *to, struct moment at, const char *name)
{
	named(w, "s", from->world, from->tid, at, name);
	fprintf(w->to, ",\"cat\":\"%s\",\"id\":%" PRIu64 "}", name, ++w->arrows);
	named(w, "f", to->world, to->tid, at, name);
	fprintf(w->to, ",\"cat\":\"%s\",\"id\":%" PRIu64 ",\"bp\":\"e\"}", name, w->arrows);
}

static void
wakes(void *context, const struct lane *by, const struct lane *woken, struct moment at)
{
	arrow(context, by, woken, at, "wakes");
}

static void
waits_for(void *context, const struct lane *lane, const struct lane *holder, struct moment at)
{
	arrow(context, lane, holder, at, "waits for");
}

static void
name_thread(struct writer *w, unsigned process, unsigned thread, const char *key, const char *name)
{
	named(w, "M", process, thread, (struct moment){ 0, 0 }, key);
	fprintf(w->to, ",\"args\":{\"name\":");
	words_put(w->to, name);
	fprintf(w->to, "}}");
}

static void
name_all(struct writer *w, const struct lanes *t)
{
	char name[32];

	name_thread(w, PROCESSORS, 0, "process_name", "processors");
	for (unsigned i = 0; i < t->cpus; i++) {
		snprintf(name, sizeof name, "processor %u", i);
		name_thread(w, PROCESSORS, i, "thread_name", name);
	}
	for (unsigned i = 0; i < t->count; i++) {
		snprintf(name, sizeof name, "world %u", t->lanes[i]->world);
		if (i == 0 || t->lanes[i]->world != t->lanes[i - 1]->world)
			name_thread(w, t->lanes[i]->world, 0, "process_name", name);
		name_thread(w, t->lanes[i]->world, t->lanes[i]->tid, "thread_name", t->lanes[i]->name);
	}
}

void
lanes_write_json(FILE *to, struct lanes *timeline)
{
	static const struct lanes_view view = { .changes = changes, .enters = enters, .leaves = leaves, .steps = steps,
						   .wakes = wakes, .waits_for = waits_for, .event = event };
	struct writer w = { .to = to };

	fprintf(to, "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n");
	name_all(&w, timeline);
	lanes_tell(timeline, &view, &w);
	fprintf(to, "\n]}\n");
}
