/* SPDX-License-Identifier: MIT */
/* See lanes_write.h. Chrome's trace event format: times in microseconds. */
#include <jansson.h>
#include <stdio.h>

#include "grader/lossy.h"
#include "tools/heddle/lanes_words.h"
#include "tools/heddle/lanes_write.h"
#include "user/bin/explore/places.h"
#include "user/bin/explore/steps.h"

enum { PROCESSORS = 1000000 };	/* a process id that no world has */

struct writer {
	FILE *to;
	json_int_t arrows;
	bool comma;
};

/* One event; `more`, its own members, is used up, or NULL. */
static void
put(struct writer *w, const char *phase, unsigned process, unsigned thread, struct moment at, json_t *more)
{
	json_t *event = json_pack("{s:s, s:i, s:i, s:f}", "ph", phase, "pid", process, "tid", thread, "ts", (double)at.ns / 1000);

	json_object_update_new(event, more);
	fputs(w->comma ? ",\n" : "", w->to);
	json_dumpf(event, w->to, JSON_COMPACT | JSON_REAL_PRECISION(15));
	json_decref(event);
	w->comma = true;
}

static void
put_at(struct writer *w, const char *phase, const struct lane *lane, struct moment at, json_t *more)
{
	put(w, phase, lane->world, lane->tid, at, more);
}

static json_t *
number(uint64_t value)
{
	return json_sprintf("%#llx", (unsigned long long)value);
}

static void
changes(void *context, const struct lane *lane, enum lane_state to, struct moment at)
{
	char text[128];

	if (lane->state == LANE_RUNS)
		put(context, "E", PROCESSORS, lane->cpu, at, NULL);
	else if (lane->state == LANE_WAITS)
		put_at(context, "E", lane, at, NULL);
	if (to == LANE_RUNS) {
		snprintf(text, sizeof text, "%u:%u %s", lane->world, lane->tid, lane->name);
		put(context, "B", PROCESSORS, lane->cpu, at, json_pack("{s:o}", "name", json_lossy(text)));
	} else if (to == LANE_WAITS) {
		snprintf(text, sizeof text, "waits: ");
		words_wait(text + 7, sizeof text - 7, lane->reason, lane->object);
		put_at(context, "B", lane, at,
		       json_pack("{s:o, s:{s:o}}", "name", json_lossy(text), "args", "object", number(lane->object)));
	}
}

static void
enters(void *context, const struct lane *lane, uint64_t call, uint64_t argument, struct moment at)
{
	char name[64];

	words_syscall(name, sizeof name, call);
	put_at(context, "B", lane, at, json_pack("{s:s, s:{s:o}}", "name", name, "args", "first", number(argument)));
}

static void
leaves(void *context, const struct lane *lane, uint64_t call, int64_t result, bool returned, struct moment at)
{
	(void)call;
	put_at(context, "E", lane, at, returned ? json_pack("{s:{s:I}}", "args", "result", (json_int_t)result) : NULL);
}

/* place: the source line, or NULL. */
static void
instant(struct writer *w, const struct lane *lane, struct moment at, const char *name, const char *place)
{
	put_at(w, "i", lane, at, json_pack("{s:o, s:s, s:o*}", "name", json_lossy(name), "s", "t", "args",
					   place ? json_pack("{s:o}", "at", json_lossy(place)) : NULL));
}

static void
steps(void *context, const struct lane *lane, const struct step *step, struct moment at)
{
	char text[192], place[192];

	step_words(text, sizeof text, &step->note, step->valued);
	instant(context, lane, at, text, place_name(place, sizeof place, step->note.pc, false));
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
	w->arrows++;
	put_at(w, "s", from, at, json_pack("{s:s, s:s, s:I}", "name", name, "cat", name, "id", w->arrows));
	put_at(w, "f", to, at, json_pack("{s:s, s:s, s:I, s:s}", "name", name, "cat", name, "id", w->arrows, "bp", "e"));
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
	put(w, "M", process, thread, (struct moment){ 0, 0 },
	    json_pack("{s:s, s:{s:o}}", "name", key, "args", "name", json_lossy(name)));
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
