/* SPDX-License-Identifier: MIT */
/*
 * What there is to run, as /lessons/index has it: the build makes it of the lessons' opening comments, in the order of the
 * course.  A line with ID, program and title, with tabs between; then the rest of the comment, each line after a space.
 */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

struct lesson {
    const char *id, *program, *title;
    const char *text;           /* `Python:`, `Look at:`, `Why:`, `Try:` */
};

/* The next one, cut out of the index in place; false: no more. */
bool index_next(char **index, struct lesson *l);
char *index_read(void);         /* NULL: errno says why */
const char *family_name(char letter);

/* Run it in a child; `prepare` is called there first.  argv[0] is any word.  The wait status, or -1. */
int run_child(const struct lesson *l, char **argv, void (*prepare)(void));
/* Returns only if it cannot be run: the exit status. */
int run(const struct lesson *l, char **argv);

/* Run it in a child, then print how its threads came to sleep.  The wait status. */
int under(const struct lesson *l, char **argv);

/* What the comment says: what Python has and where to look before the run, why it came out so afterwards. */
void say_before(const struct lesson *l);
void say_after(const struct lesson *l);
