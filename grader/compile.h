/* SPDX-License-Identifier: MIT */
/*
 * From the submission's sources to objects that may be linked.
 *
 *     headers_stage     copies what the lab allows to see into src/
 *     then per file     preprocess, look for what is refused, compile: all in the sandbox
 *     at last           defined and used symbols against the reference object
 */
#pragma once

#include "grader/intake.h"
#include "grader/sandbox.h"
#include "tools/heddle/words.h"

struct build {
	const struct lab *lab;
	const struct workspace *workspace;
	const struct intake *intake;
	enum sandbox sandbox;
	const char *flags;	/* for the compiler, besides those of the lab's kind; NULL: none */
	struct words headers;	/* staged, relative to src/ */
	struct words objects;	/* absolute */
	bool explore;		/* also make objects with scheduling points */
	struct words explored;	/* these, for a test's program */
	bool explore_kernel;	/* also of the kernel's files */
	struct words points;	/* these, for a kernel whose tests explore it */
	FILE *why;
};

/* Headers are read as if nothing looked for races. */
#define LOOK "-U__SANITIZE_THREAD__ -U__SANITIZE_ADDRESS__"

/* headers.c.  What b->headers lists already lies in src/. */
bool headers_stage(struct build *b);
/* Where the text of all that may be included lies, for this kind of file. */
char *headers_known(const struct build *b, enum lab_kind kind);
enum outcome compile_run(struct build *b);
/* The same without a look at the symbols: for whole programs, which have no reference. */
enum outcome compile_files(struct build *b);
void build_free(struct build *b);
/*
 * Runs a command of the toolchain in src/, writing to out/; `readable` is
 * NULL or lists more folders.  Its complaint, with the student's own paths, goes
 * to b->why.
 */
enum outcome toolchain_run(struct build *b, const struct words *argv, const char *const *readable,
			   const char *doing);
