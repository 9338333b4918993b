/* SPDX-License-Identifier: MIT */
/* The steps that an explored program has told (TRACE_STEP), those that matter: calls of the library, and accesses of what
   two threads have touched and one has written. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/abi/schedule.h"
#include "tools/heddle/trace.h"

struct step {
	uint64_t record;		/* its place in the trace */
	struct heddle_note note;
	bool valued;			/* note.value is what it read or wrote; of a call: it has come back */
	bool shown;
};

struct steps {
	struct step *list;		/* also returns, which are not shown */
	uint64_t count;
	int world;			/* they are of this one; -1: there are none */
};

void steps_find(struct steps *steps, const struct trace *trace);
