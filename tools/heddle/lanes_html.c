/* SPDX-License-Identifier: MIT */
/*
 * See lanes_write.h. The page is timeline.html, with the data in place of its line "DATA": arrays whose meaning that file
 * tells where it reads them.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"
#include "tools/heddle/lanes_words.h"
#include "tools/heddle/lanes_write.h"
#include "user/bin/explore/places.h"
#include "user/bin/explore/steps.h"

enum { ORDERS_MOST = 400000, PLACES_MOST = 4096 };	/* more no browser likes to show */

/* What there is of one kind is told at a time, in a telling of its own, so that nothing need be kept. */
struct writer {
	FILE *to;
	uint64_t entries, last_ns, last_order;
	uint64_t *entered;		/* of each lane and depth, when */
	uint64_t *arguments;
	uint64_t places[PLACES_MOST];
	unsigned place_count;
};

/* False: it is too late to be shown. */
static bool
next(struct writer *w, struct moment at)
{
	if (at.order > ORDERS_MOST)
		return false;
	fprintf(w->to, w->entries++ ? ",\n[" : "[");
	return true;
}

static void
put_text(struct writer *w, const char *text)
{
	putc(',', w->to);
	words_put(w->to, text);
}

/* Times, as differences; each once, at its order. */
static void
put_time(struct writer *w, struct moment at)
{
	for (; w->last_order < at.order && w->last_order <= ORDERS_MOST; w->last_order++) {
		fprintf(w->to, "%s%" PRIu64, w->entries++ ? "," : "", at.ns - w->last_ns);
		w->last_ns = at.ns;
	}
}

static void
time_changes(void *w, const struct lane *lane, enum lane_state to, struct moment at)
{
	(void)lane;
	(void)to;
	put_time(w, at);
}

static void
time_steps(void *w, const struct lane *lane, const struct step *step, struct moment at)
{
	(void)lane;
	(void)step;
	put_time(w, at);
}

static void
time_enters(void *w, const struct lane *lane, uint64_t call, uint64_t argument, struct moment at)
{
	(void)lane;
	(void)call;
	(void)argument;
	put_time(w, at);
}

static void
time_event(void *w, const struct lane *lane, const struct trace_record *record, struct moment at)
{
	(void)lane;
	(void)record;
	put_time(w, at);
}

static void
time_leaves(void *w, const struct lane *lane, uint64_t call, int64_t result, bool returned, struct moment at)
{
	(void)result;
	(void)returned;
	time_enters(w, lane, call, 0, at);
}

static void
put_state(void *context, const struct lane *lane, enum lane_state to, struct moment at)
{
	struct writer *w = context;
	char text[128] = "";

	(void)to;
	if (lane->state == LANE_ABSENT || !next(w, lane->since))
		return;
	if (lane->state == LANE_WAITS)
		words_wait(text, sizeof text, lane->reason, lane->object);
	fprintf(w->to, "%u,%" PRIu64 ",%" PRIu64 ",%d,%u", lane->index, lane->since.order, at.order, lane->state, lane->cpu);
	put_text(w, text);
	fprintf(w->to, "]");
}

static void
put_enter(void *context, const struct lane *lane, uint64_t call, uint64_t argument, struct moment at)
{
	struct writer *w = context;

	(void)call;
	w->entered[lane->index * LANE_CALLS + lane->depth] = at.order;
	w->arguments[lane->index * LANE_CALLS + lane->depth] = argument;
}

static void
put_call(void *context, const struct lane *lane, uint64_t call, int64_t result, bool returned, struct moment at)
{
	struct writer *w = context;
	unsigned i = lane->index * LANE_CALLS + lane->depth;
	char name[64], text[160];

	if (!next(w, (struct moment){ at.ns, w->entered[i] }))
		return;
	words_syscall(name, sizeof name, call);
	if (returned)
		snprintf(text, sizeof text, "%s(%#" PRIx64 ", ..) = %" PRId64, name, w->arguments[i], result);
	else
		snprintf(text, sizeof text, "%s(%#" PRIx64 ", ..)", name, w->arguments[i]);
	fprintf(w->to, "%u,%" PRIu64 ",%" PRIu64, lane->index, w->entered[i], at.order);
	put_text(w, text);
	fprintf(w->to, "]");
}

static unsigned
place_number(struct writer *w, uint64_t pc)
{
	for (unsigned i = 0; i < w->place_count; i++)
		if (w->places[i] == pc)
			return i;
	if (w->place_count == PLACES_MOST)
		return 0;
	w->places[w->place_count] = pc;
	return w->place_count++;
}

static void
put_step(void *context, const struct lane *lane, const struct step *step, struct moment at)
{
	struct writer *w = context;
	char text[192];

	if (!next(w, at))
		return;
	step_words(text, sizeof text, &step->note, step->valued);
	fprintf(w->to, "%u,%" PRIu64 ",%u", lane->index, at.order, place_number(w, step->note.pc));
	put_text(w, text);
	fprintf(w->to, "]");
}

static void
put_event(void *context, const struct lane *lane, const struct trace_record *record, struct moment at)
{
	struct writer *w = context;
	char text[128];

	words_event(text, sizeof text, record);
	if (!text[0] || !next(w, at))
		return;
	fprintf(w->to, "%u,%" PRIu64 ",-1", lane->index, at.order);
	put_text(w, text);
	fprintf(w->to, "]");
}

static void
put_arrow(struct writer *w, const struct lane *from, const struct lane *to, struct moment at, int kind)
{
	if (next(w, at))
		fprintf(w->to, "%u,%u,%" PRIu64 ",%d]", from->index, to->index, at.order, kind);
}

static void
put_wake(void *w, const struct lane *by, const struct lane *woken, struct moment at)
{
	put_arrow(w, by, woken, at, 0);
}

static void
put_waits_for(void *w, const struct lane *lane, const struct lane *holder, struct moment at)
{
	put_arrow(w, lane, holder, at, 1);
}

/* The line itself, if its file is at hand. */
static void
source_line(char *to, size_t size, const char *place)
{
	char path[128] = "", *found;
	unsigned line = 0;
	FILE *f;

	to[0] = '\0';
	if (sscanf(place, "%127[^:]:%u", path, &line) != 2)
		return;
	f = fopen(path, "r");
	if (!f && path[0] != '/' && (found = path_in_tree(path))) {
		f = fopen(found, "r");
		free(found);
	}
	place_line(to, size, f, line);
}

static void
put_places(struct writer *w)
{
	char place[192], line[256];

	fprintf(w->to, "],\nplaces: [");
	for (unsigned i = 0; i < w->place_count; i++) {
		place_name(place, sizeof place, w->places[i], false);
		source_line(line, sizeof line, place);
		fprintf(w->to, i ? ",\n[" : "[");
		words_put(w->to, place);
		put_text(w, line + strspn(line, " \t"));
		fprintf(w->to, "]");
	}
	fprintf(w->to, "]");
}

static void
put_lanes(struct writer *w, const struct lanes *t)
{
	char name[64];

	for (unsigned i = 0; i < t->count; i++) {
		snprintf(name, sizeof name, "%u:%u %s", t->lanes[i]->world, t->lanes[i]->tid, t->lanes[i]->name);
		if (i)
			putc(',', w->to);
		words_put(w->to, name);
	}
}

static void
put_data(struct writer *w, struct lanes *t, const char *title)
{
	static const struct { const char *name; struct lanes_view view; } parts[] = {
		{ "times", { .changes = time_changes, .steps = time_steps, .enters = time_enters, .leaves = time_leaves,
			     .event = time_event } },
		{ "states", { .changes = put_state } },
		{ "calls", { .enters = put_enter, .leaves = put_call } },
		{ "arrows", { .wakes = put_wake, .waits_for = put_waits_for } },
		{ "steps", { .steps = put_step, .event = put_event } } };

	fprintf(w->to, "title: ");
	words_put(w->to, title);
	fprintf(w->to, ",\nbySteps: %s, cut: %s,\nlanes: [", t->has_steps ? "true" : "false",
		t->orders > ORDERS_MOST ? "true" : "false");
	put_lanes(w, t);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		w->entries = 0;
		fprintf(w->to, "],\n%s: [", parts[i].name);
		lanes_tell(t, &parts[i].view, w);
	}
	put_places(w);
}

bool
lanes_write_html(FILE *to, struct lanes *t, const char *title)
{
	char *path = path_in_tree("tools/heddle/timeline.html"), line[4096];
	FILE *frame = path ? fopen(path, "r") : NULL;
	struct writer *w = must_alloc(sizeof *w);
	unsigned long room = (t->count + 1) * LANE_CALLS * sizeof *w->entered;

	free(path);
	*w = (struct writer){ .to = to, .entered = must_alloc(room), .arguments = must_alloc(room) };
	while (frame && fgets(line, sizeof line, frame))
		if (strcmp(line, "DATA\n") == 0)
			put_data(w, t, title);
		else
			fputs(line, to);
	free(w->entered);
	free(w->arguments);
	free(w);
	return frame && fclose(frame) == 0;
}
