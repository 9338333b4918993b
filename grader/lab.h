/* SPDX-License-Identifier: MIT */
/*
 * A lab as labs/NN-name/lab.yaml describes it.  Everything here was written by
 * the course's author and is trusted; nothing of a submission comes near it.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum lab_kind {
	LAB_PROGRAM,	/* the file is a program of its own: user/bin/NAME.c -> /bin/NAME */
	LAB_LIBRARY,	/* the file is linked into each test program */
	LAB_KERNEL,	/* the file is linked into the kernel; tests are ordinary programs.  One that does not lie in
			   kernel/ is linked into them, as in LAB_LIBRARY */
};

enum { LAB_TESTS_MOST = 64 };

/* Whose kernel a test of a lab about the kernel runs on. */
enum test_system { SYSTEM_SUBMITTED, SYSTEM_OURS };

enum test_kind {
	TEST_OUTPUT,	/* one run, one seed */
	TEST_SEEDED,	/* many worlds in one boot, up to the first that fails */
	TEST_EXPLORE,	/* labs/LAB/explore/NAME.c under chosen schedules: explored.h */
};

struct lab_test {
	char *name;		/* labs/LAB/tests/NAME.c */
	char *claim;		/* what it holds, in one sentence */
	uint32_t points;
	enum test_kind kind;
	uint32_t seeds;		/* 1 unless TEST_SEEDED */
	uint32_t schedules;	/* TEST_EXPLORE: how many, and */
	char *strategy;		/* as /bin/explore takes it; NULL: mix */
	uint32_t steps;		/* TEST_EXPLORE: of the submitted kernel: a schedule of more does not end */
	uint32_t processors;	/* 1 unless said */
	enum test_system system;
	char **links;		/* files of the kernel that are linked into the test's program, which has what they call; SYSTEM_OURS */
	uint32_t links_count;
	char *cmdline;		/* more words for the kernel's command line, or NULL */
	char *model;		/* which judge of judge.h reads its history; NULL for TEST_EXPLORE, which has none */
	char **makes;		/* "120 put": calls that return, at least, in every run (made.h) */
	uint32_t makes_count;
	char **where;		/* as the lab's, and before it */
	uint32_t where_count;
	char *object;		/* NULL: the one that the build made of it */
	char *section;		/* heading in the handout that explains it */
};

/* A broken object that the lab ships, labs/LAB/part0/broken.c; the student hands in part0.token, which breaks it. */
struct lab_part0 {
	char *claim;
	uint32_t points;
	char *shows;		/* how the run of the token ends: "exit status 1" */
	char *section;
};

struct lab_wrong {
	char *name;		/* labs/LAB/wrong/NAME.patch */
	char *why;
	char **fails;
	uint32_t fails_count;
	char **may_fail;
	uint32_t may_fail_count;
};

struct lab {
	char *name;		/* the folder: 10-queue */
	char *folder;		/* its absolute path */
	char *title;
	uint32_t version;
	enum lab_kind kind;
	char *time;		/* how long it takes a student, for the handout */
	char *power;		/* "38 of 40": of small changes to the solution, how many the tests notice
				   (tools/mutants/labs.sh); or NULL: not yet counted */
	char **needs;
	uint32_t needs_count;
	char **files;
	uint32_t files_count;
	char **explored;	/* those in which explore tests see each read and write; none named: all */
	uint32_t explored_count;
	char **headers;		/* what `#include <...>` may name */
	uint32_t headers_count;
	char **symbols;		/* what the object may call, beyond what is always allowed */
	uint32_t symbols_count;
	char **calls;		/* system calls of its tests and of the submission, beyond what is always allowed */
	uint32_t calls_count;
	char **where;		/* which function an operation of its histories calls (place.h) */
	uint32_t where_count;
	struct lab_part0 *part0;	/* NULL: the lab has none */
	struct lab_test *tests;
	uint32_t tests_count;
	struct lab_wrong *wrong;
	uint32_t wrong_count;
};

/* Loads labs/NAME/lab.yaml.  NULL after saying on `why` what is wrong with it, and where. */
struct lab *lab_load(const char *name, FILE *why);
/* lab_sane.c: what the form alone cannot tell; sets what lab.yaml leaves out.  False after saying on `why` what is wrong. */
bool lab_is_sane(struct lab *lab, FILE *why);
void lab_free(struct lab *lab);

/* Is name one of these? */
bool lab_lists(char *const *names, uint32_t count, const char *name);
const struct lab_test *lab_test_named(const struct lab *lab, const char *name);
const struct lab_wrong *lab_wrong_named(const struct lab *lab, const char *name);
bool lab_has_file(const struct lab *lab, const char *path);
/* How this file of the lab is compiled. */
enum lab_kind lab_kind_of(const struct lab *lab, const char *path);
/* Has it scheduling points where it is explored?  A student's own tests have, too. */
bool lab_explores(const struct lab *lab, const char *path);
bool lab_has_kind(const struct lab *lab, enum lab_kind kind);
/* May a file of that kind include it? */
bool lab_header_fits(const struct lab *lab, const char *header, enum lab_kind kind);
/* May the submission call it? */
bool lab_allows(const struct lab *lab, const char *symbol);
/* Of all tests and part 0. */
uint32_t lab_points(const struct lab *lab);
/* Where the source of the test lies under labs/LAB/: "explore" or "tests". */
const char *lab_test_folder(const struct lab_test *test);
