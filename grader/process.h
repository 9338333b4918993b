/* SPDX-License-Identifier: MIT */
/*
 * Runs a host program to its end and keeps what it printed.  Every limit is
 * a count except the watchdog's wall time, which never costs a point: whoever
 * sees `watchdog` says "could not grade".
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "tools/heddle/buffer.h"

struct process {
	char *const *argv;
	const char *folder;		/* working folder, NULL: ours */
	void (*confine)(void *ctx);	/* runs in the child before exec; _exits on failure */
	void *ctx;
	size_t output_limit;		/* bytes kept and allowed; more ends the program */
	int seconds;			/* of wall time before the watchdog */
};

struct process_end {
	int status;			/* as from waitpid */
	bool watchdog;
	bool flooded;			/* printed more than output_limit */
	struct buffer output;		/* stdout and stderr as they came */
};

/* False when the program could not be started at all. */
bool process_run(const struct process *process, struct process_end *end);
/* Started, ended by itself, status 0. */
bool process_succeeded(const struct process_end *end);
/* For our own small tools (nm, patch): runs argv, true on status 0, output kept. */
bool process_tool(char *const *argv, const char *folder, struct buffer *output);
