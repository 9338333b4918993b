/* SPDX-License-Identifier: MIT */
/* Who ran when and who wanted to, from a history's `ran`, `ready`, `rest`, `done` and `is` (model_turns.c). */
#pragma once

#include "grader/linear.h"

struct span {
	unsigned thread;
	int64_t from, to;
};

struct spans {
	struct span *list;
	size_t count;
};

struct timeline {
	struct spans ran, wants, waits;	/* ran: by time; waits: wanted and did not run */
	const struct history *h;
	const struct finding *f;
	int64_t from, to;		/* the window that a rule is about */
};

struct timeline timeline_take(const struct history *h, const struct finding *f);
void timeline_free(struct timeline *t);
/* How urgent a thread is at that time (0 most, 139 least), and since when. */
int64_t timeline_urgency(const struct timeline *t, unsigned thread, int64_t at, int64_t *since);
/* "thread 3 (nice 5)" */
void timeline_name(const struct timeline *t, unsigned thread, int64_t at, FILE *out);
/* The turns around a moment, a column a thread: when, and for how long. */
void timeline_show(const struct timeline *t, int64_t around);
double in_ms(int64_t ns);
