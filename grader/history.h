/* SPDX-License-Identifier: MIT */
/*
 * What a test did, as it left the guest on the control port, line by line
 * (labs/harness/history.h writes them):
 *
 *     THREAD>OP A B@TIME    an operation begins
 *     THREAD<R V@TIME       the thread's operation has ended
 *     THREAD"TEXT           a line that the thread's open operation printed (alone on its line)
 *     #NAME VALUE MOST      a counter at the end of the test
 *     complete              the body of the test came to its end
 *     end exit N | end signal N | end hung
 *
 * Several stand on one line, with `;` between them; numbers that are 0 may be
 * left out at the end.
 * The order of the lines is the order in which things happened.  TIME is
 * virtual nanoseconds, left out where the test does not look at the clock.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { THREADS_MOST = 16, NAME_MOST = 16 };

struct operation {
	unsigned thread;
	char name[NAME_MOST];
	int64_t a, b;		/* arguments */
	int64_t r, v;		/* result and value, once `returned` */
	uint64_t called, ended;	/* times */
	bool returned;
};

struct event {
	bool is_return;
	size_t operation;
};

struct said {
	size_t operation;
	char text[100];
};

struct count {
	char name[NAME_MOST];
	int64_t value, most;
};

enum ending { END_MISSING, END_EXIT, END_SIGNAL, END_HUNG };

struct history {
	struct operation *operations;
	size_t operation_count;
	struct event *events;
	size_t event_count;
	struct said *said;
	size_t said_count;
	struct count counts[8];
	size_t count_count;
	bool complete;
	enum ending ending;
	int ending_value;
	int forbidden;		/* number + 1 of a system call that a process was stopped for */
	bool printed_much;	/* more than its world may: that was ended for it */
	bool nonsense;		/* something that the harness does not write */
	int pending[THREADS_MOST];	/* index + 1 of the thread's open operation */
};

void history_take(struct history *h, const char *line);
void history_clear(struct history *h);
