/* SPDX-License-Identifier: MIT */
/*
 * Options of a command line. getopt returns the next option's letter, '?' for an
 * unknown one (':' for a missing argument if `letters` starts with ':'), -1 at the
 * end; optarg is the argument, optind the next index. Options may stand behind
 * operands unless `letters` starts with '+'. "--" ends them.
 */
#pragma once

extern char *optarg;
extern int optind, opterr, optopt;

#define no_argument             0
#define required_argument       1
#define optional_argument       2

struct option {
	const char *name;
	int has_arg;
	int *flag;                      /* NULL: return val; else store it and return 0 */
	int val;
};

int getopt(int argc, char *const argv[], const char *letters);
int getopt_long(int argc, char *const argv[], const char *letters,
		const struct option *options, int *index);
