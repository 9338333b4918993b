/* SPDX-License-Identifier: MIT */
/* Controlled schedules: what a domain is run under, and what came of it. */
#pragma once

#include "types.h"

enum heddle_strategy {
	HEDDLE_REPLAY,                  /* the choices given, else the default */
	HEDDLE_RANDOM,                  /* anyone who can, each as likely */
};

/* At its point `number` (from 1) thread `tid` passed the turn to `next`, which the
 * default would not have done: keep running, else the lowest number. */
struct heddle_choice {
	uint32_t tid, number, next;
};

enum heddle_verdict {
	HEDDLE_ENDED,                   /* its first program ended: see the status */
	HEDDLE_STUCK,                   /* everyone waits, and nothing can ever happen */
	HEDDLE_ENDLESS,                 /* it had all the points that it may have */
};

struct heddle_schedule {
	uint32_t strategy;              /* enum heddle_strategy */
	uint32_t points_most;           /* 0: any number */
	uint64_t seed;                  /* of the strategy */
	uint32_t replay_count;          /* of choices[], to be replayed */
	uint32_t room;                  /* of choices[] in all */
	struct heddle_choice *choices;  /* in: what to replay; out: what was chosen */
	uint32_t made;                  /* out: choices, also those there was no room for */
	uint32_t points;                /* out: points passed */
	uint32_t switches;              /* out: of these, the turn went to another */
	uint32_t verdict;               /* out: enum heddle_verdict */
};

_Static_assert(sizeof(struct heddle_choice) == 12, "struct heddle_choice");
_Static_assert(sizeof(struct heddle_schedule) == 48, "struct heddle_schedule");
