/* SPDX-License-Identifier: MIT */
/* The steps that an explored program has told (TRACE_STEP), those that matter: calls of the library, and accesses of what
   two threads have touched and one has written. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "tools/heddle/trace.h"

struct step {
	uint64_t record;		/* its place in the trace */
	uint32_t tid, kind, size;	/* enum heddle_note_kind */
	uint32_t number;		/* points that its thread had passed */
	uint64_t pc, address, value;
	bool valued;			/* `value` is what it read or wrote; of a call: it has come back, with that result */
	bool shown;
};

struct steps {
	struct step *list;		/* also returns, which are not shown */
	uint64_t count;
	int world;			/* they are of this one; -1: there are none */
};

void steps_find(struct steps *steps, const struct trace *trace);
bool step_is_access(const struct step *step);
bool step_is_write(const struct step *step);
