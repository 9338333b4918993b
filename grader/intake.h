/* SPDX-License-Identifier: MIT */
/*
 * What is graded.  Only the files the lab names are taken, and new headers
 * beside them; a named file that the submission lacks comes from starter/,
 * never from the tree; the tree itself is taken only when asked for.
 */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "grader/lab.h"
#include "grader/outcome.h"
#include "grader/workspace.h"

enum origin { FROM_SUBMISSION, FROM_STARTER, FROM_TREE };

struct taken {
	char *path;		/* as in the tree: lib/conc/queue.c */
	enum origin origin;
	char *digest;
};

struct intake {
	char *shown;		/* the student's own folder, for the compiler's messages */
	struct taken *taken;
	size_t count;
	char *authors;		/* what a file AUTHORS beside them says, or NULL; never part of a verdict */
};

/*
 * Copies into w/src.  `submission` is a folder, tar or zip, or NULL for the
 * tree itself.  Anything but OUTCOME_GOOD has been explained on `why`.
 */
enum outcome intake_run(const struct lab *lab, const char *submission, const struct workspace *w,
			struct intake *intake, FILE *why);
void intake_free(struct intake *intake);
const char *origin_name(enum origin origin);

/* intake_hint.c: nothing of the lab was found in `folder`; says what is there instead. */
void intake_hint(const struct lab *lab, const char *folder, FILE *why);

/* archive.c: unpacks into `folder`; refuses what no honest archive holds. */
enum outcome archive_unpack(const char *archive, const char *folder, FILE *why);
