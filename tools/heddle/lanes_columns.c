/* SPDX-License-Identifier: MIT */
/*
 * See lanes_write.h. In each row one lane does something; of the others it shows
 *
 *      |  runs     .  could run     ~  waits     and nothing, if it is not there
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tools/heddle/lanes_words.h"
#include "tools/heddle/lanes_write.h"
#include "user/bin/explore/places.h"
#include "user/bin/explore/steps.h"

enum { WIDTH = 100, NARROW = 18 };

struct writer {
	FILE *to;
	const struct lanes *timeline;
	int width;			/* of a column */
	char file[96];			/* places there are told without it */
};

static void
row(struct writer *w, const struct lane *lane, struct moment at, const char *text)
{
	static const char signs[] = { [LANE_ABSENT] = ' ', [LANE_RUNS] = '|', [LANE_READY] = '.', [LANE_WAITS] = '~' };
	char line[4096];
	int n = snprintf(line, sizeof line, "%3" PRIu64 ".%09" PRIu64 "  ", at.ns / 1000000000, at.ns % 1000000000);

	for (unsigned i = 0; i < w->timeline->count && n + w->width + 256 < (int)sizeof line; i++) {
		const struct lane *l = w->timeline->lanes[i];

		n += snprintf(line + n, sizeof line - (size_t)n, "%c %-*.*s", l == lane && l->state == LANE_READY ? '|' : signs[l->state],
			      w->width - 2, i + 1 < w->timeline->count ? w->width - 3 : 250, l == lane ? text : "");
	}
	while (n > 0 && line[n - 1] == ' ')
		n--;
	fprintf(w->to, "%.*s\n", n, line);
}

static void
changes(void *context, const struct lane *lane, enum lane_state to, struct moment at)
{
	char text[128] = "waits: ";

	if (to != LANE_WAITS)
		return;
	words_wait(text + 7, sizeof text - 7, lane->reason, lane->object);
	row(context, lane, at, text);
}

static void
enters(void *context, const struct lane *lane, uint64_t call, uint64_t argument, struct moment at)
{
	struct writer *w = context;
	char name[64], text[128];

	if (w->timeline->has_steps)
		return;
	words_syscall(name, sizeof name, call);
	snprintf(text, sizeof text, "%s(%#" PRIx64, name, argument);
	row(w, lane, at, text);
}

static void
leaves(void *context, const struct lane *lane, uint64_t call, int64_t result, bool returned, struct moment at)
{
	struct writer *w = context;
	char name[64], text[128];

	if (w->timeline->has_steps || !returned)
		return;
	words_syscall(name, sizeof name, call);
	snprintf(text, sizeof text, "%s) = %" PRId64, name, result);
	row(w, lane, at, text);
}

static void
steps(void *context, const struct lane *lane, const struct step *step, struct moment at)
{
	struct writer *w = context;
	char place[96], text[256];
	size_t length;
	const char *line = place;

	place_name(place, sizeof place, step->note.pc, true);
	length = strcspn(place, ":");
	if (place[length] && !w->file[0])
		snprintf(w->file, sizeof w->file, "%.*s", (int)length, place);
	if (place[length] && strncmp(place, w->file, length) == 0 && !w->file[length])
		line += length + 1;
	snprintf(text, sizeof text, "%.90s ", line);
	step_words(text + strlen(text), sizeof text - strlen(text), &step->note, step->valued);
	row(w, lane, at, text);
}

static void
wakes(void *context, const struct lane *by, const struct lane *woken, struct moment at)
{
	char text[64];

	snprintf(text, sizeof text, "wakes %u:%u", woken->world, woken->tid);
	row(context, by, at, text);
}

static void
waits_for(void *context, const struct lane *lane, const struct lane *holder, struct moment at)
{
	char text[64];

	snprintf(text, sizeof text, "  which %u:%u holds", holder->world, holder->tid);
	row(context, lane, at, text);
}

static void
event(void *context, const struct lane *lane, const struct trace_record *record, struct moment at)
{
	char text[128];

	words_event(text, sizeof text, record);
	if (text[0])
		row(context, lane, at, text);
}

void
lanes_write_columns(FILE *to, struct lanes *t)
{
	static const struct lanes_view view = { .changes = changes, .enters = enters, .leaves = leaves, .steps = steps,
						   .wakes = wakes, .waits_for = waits_for, .event = event };
	struct writer w = { .to = to, .timeline = t, .width = t->count ? WIDTH / (int)t->count : WIDTH };
	char name[40];

	if (w.width < NARROW)
		w.width = NARROW;
	fprintf(to, "%-15s", "      seconds");
	for (unsigned i = 0; i < t->count; i++) {
		snprintf(name, sizeof name, "%u:%u %s", t->lanes[i]->world, t->lanes[i]->tid, t->lanes[i]->name);
		fprintf(to, "%-*.*s", i + 1 < t->count ? w.width : 0, w.width - 1, name);
	}
	fprintf(to, "\n");
	lanes_tell(t, &view, &w);
}
