/* SPDX-License-Identifier: MIT */
/* What the words of `heddle run` ask for. */
#pragma once

#include "tools/heddle/machine.h"

struct run_options {
	struct machine_options machine;
	struct machine_file *files;	/* machine.files, while it grows */
	const char *log;	/* --log FILE */
	const char *trace;	/* --trace FILE */
	bool strace;		/* --strace[=FILE] */
	const char *strace_file;	/* NULL: stderr */
	bool follow;		/* -f */
	bool gdb;
	double timeout;		/* seconds, as given */
};

/* Reads the words after `run`.  0: go on; else the exit status + 1 to leave
   with (after --help or a complaint). */
int run_options_read(struct run_options *options, int argc, char **argv);
