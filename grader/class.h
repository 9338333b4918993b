/* SPDX-License-Identifier: MIT */
/*
 * Many submissions to one lab.  Each is graded in a process of its own and
 * its report written whole or not at all, so whatever ends the run, the same
 * command goes on where it was.
 *
 *     OUT/reports/NAME.json   the report; "class": {"name", "key"} is added
 *     OUT/reports/NAME.txt    what the student may be shown
 *     OUT/class.csv  OUT/class.html
 */
#pragma once

#include <jansson.h>
#include <stdint.h>

#include "grader/lab.h"
#include "grader/sandbox.h"

struct submission {
	char *path, *name;
};

struct class {
	const struct lab *lab;
	const char *out;
	struct submission *list;	/* by name */
	size_t count;
	unsigned shard, shards;		/* 1/1: all */
	uint64_t seed;
	enum sandbox sandbox;
	char *material;			/* digest of what submissions are graded by */
};

/* class_list.c: the entries of the folders.  False after saying what is wrong. */
bool class_list(struct class *c, char *const *folders);
void class_list_free(struct class *c);

/* class_run.c: grades what has no report yet.  False if something could not be graded or written. */
bool class_run(struct class *c);
/* OUT/reports/NAMEend, the caller's to free. */
char *class_report_path(const char *out, const char *name, const char *end);

/*
 * class_against.c: {code: [names]} of the tree's solution, the starter, the lab's right answers and the submissions in
 * `folder`, past terms' perhaps.  NULL after saying why not.
 */
json_t *class_references(const struct class *c, const char *folder);

/*
 * class_roll.c: all reports that are there, by name; each "class" has now
 * "same" too: names of those with the same code, and of the references'.
 * references: class_references, or NULL.
 */
json_t *class_roll(const struct class *c, const json_t *references);
/* The ith test of the table, part 0 the last of them; NULL: there are no more.  Its points; NULL: it was not graded. */
const char *class_column(const struct lab *lab, uint32_t i);
const json_t *class_points(const json_t *report, const char *test);
bool class_csv(const struct class *c, const json_t *roll);
bool class_html(const struct class *c, const json_t *roll);	/* class_html.c */
/* class_compare.c: prints every verdict that is not what it was in OLD, another OUT. */
bool class_compare(const json_t *roll, const char *old);
