/* SPDX-License-Identifier: MIT */
/* See lab.h.  libcyaml has checked types and keys; here is what the rest of the grader relies on. */
#include <string.h>

#include "grader/lab.h"
#include "grader/made.h"
#include "tools/heddle/trace_names.h"

enum { SEEDS_MOST = 10000, PROCESSORS_MOST = 8, SCHEDULES_MOST = 100000, STEPS = 10000 };

/* One of the tree's sources, where it can be of use to this kind of lab. */
static bool
is_source_of_the_tree(const struct lab *lab, const char *file)
{
	static const char *const folders[] = { [LAB_PROGRAM] = "user/", [LAB_LIBRARY] = "lib/", [LAB_KERNEL] = "kernel/" };
	size_t length = strlen(file);

	bool in_place = strncmp(file, folders[lab->kind], strlen(folders[lab->kind])) == 0 ||
			(lab->kind == LAB_KERNEL && strncmp(file, "user/", 5) == 0);

	return in_place && !strstr(file, "..") && !strstr(file, "//") &&
	       (strcmp(file + length - 2, ".c") == 0 || strcmp(file + length - 2, ".h") == 0);
}

static bool
files_are_sources(const struct lab *lab, FILE *why)
{
	if (lab->files_count == 0)
		fputs("  files: names no file\n", why);
	for (uint32_t i = 0; i < lab->files_count; i++) {
		if (!is_source_of_the_tree(lab, lab->files[i])) {
			fprintf(why, "  files: %s is no source for a lab of this kind (program: user/, library: lib/, kernel: kernel/ and user/)\n",
				lab->files[i]);
			return false;
		}
	}
	return lab->files_count > 0;
}

static bool
explored_are_files(const struct lab *lab, FILE *why)
{
	for (uint32_t i = 0; i < lab->explored_count; i++) {
		if (!lab_has_file(lab, lab->explored[i])) {
			fprintf(why, "  explored: %s is none of the lab's files\n", lab->explored[i]);
			return false;
		}
	}
	return true;
}

static bool
is_word(const char *name)
{
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_");

	return length > 0 && name[length] == '\0' && length < 64;
}

static bool
can_explore(const struct lab *lab, const struct lab_test *t)
{
	return lab_has_kind(lab, LAB_LIBRARY) || (lab->kind == LAB_KERNEL && t->system == SYSTEM_SUBMITTED);
}

static bool
test_is_sane(const struct lab *lab, struct lab_test *t, FILE *why)
{
	if (t->kind != TEST_SEEDED || t->seeds == 0)
		t->seeds = 1;
	if (t->processors == 0)
		t->processors = 1;
	bool own_kernel = t->kind == TEST_EXPLORE && lab->kind == LAB_KERNEL && t->system == SYSTEM_SUBMITTED, steps = t->steps;
	if (own_kernel && !steps)
		t->steps = STEPS;
	if (!is_word(t->name))
		fprintf(why, "  a test is called by small letters, digits and `-`, not `%s`\n", t->name);
	else if (lab_test_named(lab, t->name) != t)
		fprintf(why, "  there are two tests %s\n", t->name);
	else if (t->kind == TEST_EXPLORE ? !t->schedules || t->schedules > SCHEDULES_MOST || t->model || !can_explore(lab, t) : !t->model)
		fprintf(why, t->kind == TEST_EXPLORE ? "  test %s: an explore test says how many schedules, at most %d, has no "
			"model, and tests a library or the submitted kernel\n" : "  test %s has no model\n", t->name, SCHEDULES_MOST);
	else if (steps && !own_kernel)	/* `heddle replay` would not know of them */
		fprintf(why, "  test %s: only one that explores the submitted kernel says of how many steps a schedule may be\n", t->name);
	else if (t->links_count && t->system != SYSTEM_OURS)	/* what passes in a kernel of the submission counts for nothing */
		fprintf(why, "  test %s: what links a file of the kernel runs on ours (system: ours)\n", t->name);
	else if (t->seeds > SEEDS_MOST || t->processors > PROCESSORS_MOST)
		fprintf(why, "  test %s: at most %d seeds, %d processors\n", t->name, SEEDS_MOST, PROCESSORS_MOST);
	else
		return true;
	return false;
}

static bool
makes_are_sane(const struct lab_test *t, FILE *why)
{
	char name[NAME_MOST];
	size_t least;

	for (uint32_t i = 0; i < t->makes_count; i++) {
		if (!made_read(t->makes[i], &least, name)) {
			fprintf(why, "  test %s makes things like `120 put`, not `%s`\n", t->name, t->makes[i]);
			return false;
		}
	}
	return true;
}

static bool
names_are_tests(const struct lab *lab, char **names, uint32_t count, const char *wrong, FILE *why)
{
	for (uint32_t i = 0; i < count; i++) {
		if (!lab_test_named(lab, names[i])) {
			fprintf(why, "  wrong answer %s names the test %s, which the lab does not have\n", wrong, names[i]);
			return false;
		}
	}
	return true;
}

static bool
wrong_is_sane(const struct lab *lab, const struct lab_wrong *w, FILE *why)
{
	if (!is_word(w->name) || lab_wrong_named(lab, w->name) != w) {
		fprintf(why, "  a wrong answer has a name of its own, of small letters, digits and `-`, not `%s`\n", w->name);
		return false;
	}
	if (w->fails_count == 0) {
		fprintf(why, "  wrong answer %s names no test that it fails\n", w->name);
		return false;
	}
	return names_are_tests(lab, w->fails, w->fails_count, w->name, why) &&
	       names_are_tests(lab, w->may_fail, w->may_fail_count, w->name, why);
}

static bool
calls_exist(const struct lab *lab, FILE *why)
{
	for (uint32_t i = 0; i < lab->calls_count; i++) {
		if (trace_call_number(lab->calls[i]) < 0) {
			fprintf(why, "  there is no system call %s\n", lab->calls[i]);
			return false;
		}
	}
	return true;
}

bool
lab_is_sane(struct lab *lab, FILE *why)
{
	bool good = lab && files_are_sources(lab, why) && explored_are_files(lab, why) && calls_exist(lab, why);

	if (!lab)
		fputs("  it is empty\n", why);
	if (good && lab->tests_count > LAB_TESTS_MOST) {
		fprintf(why, "  at most %d tests\n", LAB_TESTS_MOST);
		good = false;
	}
	for (uint32_t i = 0; good && i < lab->tests_count; i++)
		good = test_is_sane(lab, &lab->tests[i], why) && makes_are_sane(&lab->tests[i], why);
	for (uint32_t i = 0; good && i < lab->wrong_count; i++)
		good = wrong_is_sane(lab, &lab->wrong[i], why);
	return good;
}
