/* SPDX-License-Identifier: MIT */
/* Controlled schedules: what a domain is run under, and what came of it. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum heddle_strategy {
	HEDDLE_REPLAY,                  /* the choices given, else the default */
	HEDDLE_RANDOM,                  /* anyone who can, each as likely */
	HEDDLE_PCT,                     /* by priorities, which change at depth - 1 steps */
	HEDDLE_BOUND,                   /* the choices given, and what comes after them within depth preemptions */
	HEDDLE_STARVE,                  /* one waits for long while others go on */
	HEDDLE_STRATEGIES,              /* how many there are */
};

#define HEDDLE_DEPTH_MOST 16
/* In `next`, with the number of a thread: its timeout is over, and it goes on. */
#define HEDDLE_LATE 0x80000000u
#define HEDDLE_EXHAUSTED 0xffffffffu

/* At its point `number` (from 1) thread `tid` passed the turn to `next`, which the
 * default would not have done: keep running, else the lowest number. */
struct heddle_choice {
	uint32_t tid, number, next;
};

/* What a program that was built for it tells while it runs. */
enum heddle_schedule_flags {
	HEDDLE_IN_DOMAIN = 1,           /* always */
	HEDDLE_RACES = 2,               /* data races */
	HEDDLE_NOTES = 4,               /* each step, for an explanation */
	HEDDLE_TURNS = 8,               /* the kernel notes each point, too, and nobody counts points by itself */
};

enum heddle_note_kind {
	HEDDLE_NOTE_READ, HEDDLE_NOTE_WRITE, HEDDLE_NOTE_ATOMIC_READ, HEDDLE_NOTE_ATOMIC_WRITE,
	HEDDLE_NOTE_VALUE,              /* what the thread's last write, at that address, has written */
	HEDDLE_NOTE_CALL,               /* of a function of the library, value, for the object at address */
	HEDDLE_NOTE_RETURN,             /* from it: value is its result */
	HEDDLE_NOTE_POINT,              /* at that number it could keep the turn. value: who could have it, a bit a thread; */
	HEDDLE_NOTE_PASS,               /* it could not, since it waits: size = enum trace_reason, address = object; or has
	                                 * ended: size = HEDDLE_NOTE_ENDED. In both: pc = whose timeouts could be over */
};

#define HEDDLE_NOTE_ENDED 0xffffffffu

/* A step of a thread. */
struct heddle_note {
	uint32_t tid, number;           /* filled in: whose, and how many points it had passed */
	uint32_t kind, size;            /* bytes read or written */
	uint64_t pc;                    /* the instruction after it */
	uint64_t address;               /* or what HEDDLE_SHARED begins */
	uint64_t value;                 /* of HEDDLE_NOTE_READ, _ATOMIC_READ and _VALUE: told is where, the kernel reads it */
};

#define HEDDLE_RACE_LOCKS 4
/* A byte of a shared mapping: with it, the mapping's number << HEDDLE_SHARED_SHIFT, and the offset in it. */
#define HEDDLE_SHARED (1ul << 62)
#define HEDDLE_SHARED_SHIFT 40

/* Two accesses that nothing orders; the second has just happened. */
struct heddle_race {
	uint64_t address;
	struct {
		uint64_t pc;
		uint32_t tid, kind, size;
		uint32_t held_count;
		uint64_t held[HEDDLE_RACE_LOCKS]; /* the lock taken last comes first */
	} access[2];
};

#define HEDDLE_TOLD_MOST 8

enum heddle_told_kind {
	HEDDLE_TOLD_VOLATILE,           /* nothing orders two accesses, both volatile: pc[], tid[] */
	HEDDLE_TOLD_LEFT,               /* count blocks of memory, allocated at pc[0], that were never freed */
	HEDDLE_TOLD_ORDER,              /* at pc[0] address[0] was taken by who held address[1], later at pc[1] the other way round */
	HEDDLE_TOLD_FAILED,             /* it gives up before pc[0], as far as that can be known: struct heddle_schedule's place */
	HEDDLE_TOLD_BLIND,              /* from some step on races are not looked for: too many threads at once, or too much memory */
};

/* What is no failure, and yet worth a note. */
struct heddle_told {
	uint32_t kind, count;
	uint64_t address[2];
	uint64_t pc[2];
	uint32_t tid[2];
};

enum heddle_verdict {
	HEDDLE_ENDED,                   /* its first program ended: see the status */
	HEDDLE_STUCK,                   /* everyone waits, and nothing can ever happen */
	HEDDLE_ENDLESS,                 /* it had all the points that it may have, or computed for too long without any */
	HEDDLE_RACED,                   /* it told of a data race */
	HEDDLE_SILENT,                  /* nor does it end, it seems: ask a machine with a virtual clock */
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
	uint32_t flags;                 /* HEDDLE_RACES, HEDDLE_NOTES, HEDDLE_TURNS */
	uint32_t notes_room;            /* of notes[]: the last ones are kept, note i at i % notes_room */
	struct heddle_note *notes;      /* out */
	uint32_t notes_made;            /* out */
	uint32_t depth;                 /* of HEDDLE_PCT (at least 1) and HEDDLE_BOUND */
	struct heddle_race race;        /* out, if HEDDLE_RACED */
	uint32_t length;                /* how many steps HEDDLE_PCT and HEDDLE_STARVE should think of */
	uint32_t steps;                 /* out: points at which there was something to choose */
	uint32_t preemptions;           /* out: turns taken from a thread that could go on, and timeouts that were over */
	uint32_t branch_at;             /* out, HEDDLE_BOUND: this many choices, */
	struct heddle_choice branch;    /* and this one, are the next to be tried; or HEDDLE_EXHAUSTED */
	uint32_t patience_ms;           /* so long it may compute without a point, by a virtual clock; a fifth of that by
	                                 * another, which decides nothing: HEDDLE_SILENT. 0: for ever */
	struct heddle_told told[HEDDLE_TOLD_MOST]; /* out: the first ones */
	uint32_t told_count;
	uint32_t place;                 /* out: where it gave up last, by an assertion, an exit or a fault; 0: nowhere */
};

_Static_assert(sizeof(struct heddle_choice) == 12, "struct heddle_choice");
_Static_assert(sizeof(struct heddle_note) == 40, "struct heddle_note");
_Static_assert(sizeof(struct heddle_race) == 120, "struct heddle_race");
_Static_assert(sizeof(struct heddle_schedule) == 616, "struct heddle_schedule");
