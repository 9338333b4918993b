/* SPDX-License-Identifier: MIT */
/* See labform.h. */
#include "grader/labform.h"

#include <dirent.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "grader/judge.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

/* Calls `look` with each line of a file until it returns true. */
static bool
any_line(const char *path, bool (*look)(const char *line, const void *what), const void *what, int *number)
{
	FILE *in = fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	bool found = false;

	for (*number = 0; in && !found && getline(&line, &room, in) > 0; ++*number) {
		line[strcspn(line, "\r\n")] = '\0';
		found = look(line, what);
	}
	if (in)
		fclose(in);
	free(line);
	return found;
}

static bool
is_heading(const char *line, const void *section)
{
	return line[0] == '#' && strcmp(line + strspn(line, "# "), section) == 0;
}

static bool
is_to_do(const char *line, const void *unused)
{
	(void)unused;
	return strstr(line, "TODO") != NULL;
}

static bool
lab_holds(const struct lab *lab, const char *name)
{
	char *path = text_of("%s/%s", lab->folder, name);
	bool is_there = access(path, R_OK) == 0;

	free(path);
	return is_there;
}

/* What `heddle lab new` left for the author to say; each file's first. */
static void
check_said(const struct lab *lab, FILE *why)
{
	static const char *const patterns[] = { "lab.yaml", "README.md", "starter/*/*", "starter/*/*/*", "tests/*", "try" };

	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		char *pattern = text_of("%s/%s", lab->folder, patterns[i]);
		glob_t found = { 0 };
		int number;

		glob(pattern, 0, NULL, &found);
		for (size_t k = 0; k < found.gl_pathc; k++)
			if (any_line(found.gl_pathv[k], is_to_do, NULL, &number))
				fprintf(why, "labs/%s/%s:%d: still to do\n", lab->name, found.gl_pathv[k] + strlen(lab->folder) + 1, number);
		globfree(&found);
		free(pattern);
	}
}

/* Can it be compiled, linked and run at all? */
static bool
check_present(const struct lab *lab, FILE *why)
{
	bool good = true;

	for (uint32_t i = 0; i < lab->files_count; i++) {
		char *starter = text_of("starter/%s", lab->files[i]), *solution = path_in_tree(lab->files[i]);
		if (!lab_holds(lab, starter))
			fprintf(why, "%s is missing: the file as students get it, with its contracts and empty bodies\n", starter), good = false;
		if (access(solution, R_OK) != 0)
			fprintf(why, "the tree has no %s: it is to hold the solution\n", lab->files[i]), good = false;
		free(starter);
		free(solution);
	}
	for (uint32_t i = 0; i < lab->tests_count; i++) {
		const char *name = lab->tests[i].name;
		const char *folder = lab_test_folder(&lab->tests[i]);
		char *source = text_of("%s/%s.c", folder, name), *object = text_of("labs/%s/%s/%s.o", lab->name, folder, name);
		char *built = path_in_build(object);
		if (!lab_holds(lab, source))
			fprintf(why, "%s is missing: the test that lab.yaml names\n", source), good = false;
		else if (access(built, R_OK) != 0)
			fprintf(why, "%s is not built: run `make`\n", source), good = false;
		free(source);
		free(object);
		free(built);
	}
	return good;
}

static bool
check_test(const struct lab *lab, const struct lab_test *t, FILE *why)
{
	char *handout = text_of("%s/README.md", lab->folder);
	bool failed = false, known = t->kind == TEST_EXPLORE || judge_knows(t->model);
	int number;

	for (uint32_t k = 0; k < lab->wrong_count; k++)
		failed |= lab_lists(lab->wrong[k].fails, lab->wrong[k].fails_count, t->name);
	if (!known)
		fprintf(why, "the test %s wants a judge named %s, which there is not: grader/model_%s.c and a line in judge.c\n",
			t->name, t->model, t->model);
	if (!any_line(handout, is_heading, t->section, &number))
		fprintf(why, "README.md has no heading \"%s\" (test %s)\n", t->section, t->name);
	if (!failed)
		fprintf(why, "no wrong answer fails the test %s\n", t->name);
	free(handout);
	return known;
}

static void
check_part0(const struct lab *lab, FILE *why)
{
	char *handout = text_of("%s/README.md", lab->folder);
	int number;

	if (!lab_holds(lab, "part0/broken.c"))
		fputs("part0/broken.c is missing: the program that part 0 breaks\n", why);
	if (!any_line(handout, is_heading, lab->part0->section, &number))
		fprintf(why, "README.md has no heading \"%s\" (part 0)\n", lab->part0->section);
	free(handout);
}

/* Calls `f` with the name, without its end, of each file in a folder of the lab that ends so. */
static void
each_file(const struct lab *lab, const char *sub, const char *end, void (*f)(const struct lab *, const char *, FILE *), FILE *why)
{
	char *pattern = text_of("%s/%s/*%s", lab->folder, sub, end);
	glob_t found = { 0 };

	glob(pattern, 0, NULL, &found);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		char *name = strrchr(found.gl_pathv[i], '/') + 1;
		name[strlen(name) - strlen(end)] = '\0';
		f(lab, name, why);
	}
	globfree(&found);
	free(pattern);
}

static void
check_patch(const struct lab *lab, const char *name, FILE *why)
{
	if (!lab_wrong_named(lab, name))
		fprintf(why, "lab.yaml does not say what wrong/%s.patch is\n", name);
}

static void
check_source(const struct lab *lab, const char *name, FILE *why)
{
	if (!lab_test_named(lab, name))
		fprintf(why, "lab.yaml does not say what tests/%s.c is\n", name);
}

static void
check_wrong(const struct lab *lab, FILE *why)
{
	for (uint32_t i = 0; i < lab->wrong_count; i++) {
		char *patch = text_of("wrong/%s.patch", lab->wrong[i].name);
		if (!lab_holds(lab, patch))
			fprintf(why, "%s is missing: a patch on the solution\n", patch);
		free(patch);
	}
	each_file(lab, "wrong", ".patch", check_patch, why);
}

bool
lab_form(const struct lab *lab, FILE *why)
{
	bool good = check_present(lab, why);

	each_file(lab, "tests", ".c", check_source, why);
	for (uint32_t i = 0; i < lab->tests_count; i++)
		good &= check_test(lab, &lab->tests[i], why);
	check_wrong(lab, why);
	if (lab->part0)
		check_part0(lab, why);
	if (lab_points(lab) != 100)
		fprintf(why, "the points sum up to %u, not 100\n", lab_points(lab));
	if (!lab_holds(lab, "try"))
		fputs("try is missing: the command lines that `make lab` runs on the student's system\n", why);
	if (!lab_holds(lab, "right"))
		fputs("right/NAME/ is missing: a right answer by other means, so that tests ask no more than the contract\n", why);
	check_said(lab, why);
	return good;
}
