/* SPDX-License-Identifier: MIT */
/*
 * lab.yaml, read by libcyaml against the schema below.  libcyaml knows types
 * and positions; what it cannot know (a wrong answer naming a test that does
 * not exist) is checked after it.
 */
#include "grader/lab.h"

#include <cyaml/cyaml.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

static const cyaml_strval_t lab_kinds[] = {
	{ "program", LAB_PROGRAM }, { "library", LAB_LIBRARY }, { "kernel", LAB_KERNEL },
};

static const cyaml_strval_t test_kinds[] = {
	{ "output", TEST_OUTPUT }, { "seeded", TEST_SEEDED }, { "explore", TEST_EXPLORE },
};

static const cyaml_strval_t test_systems[] = {
	{ "submitted", SYSTEM_SUBMITTED }, { "ours", SYSTEM_OURS },
};

static const cyaml_schema_value_t word = {
	CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, CYAML_UNLIMITED),
};

#define WORDS(type, member, flags) \
	CYAML_FIELD_SEQUENCE(#member, CYAML_FLAG_POINTER | (flags), type, member, &word, 0, CYAML_UNLIMITED)
#define TEXT(type, member, flags) \
	CYAML_FIELD_STRING_PTR(#member, CYAML_FLAG_POINTER | (flags), type, member, 1, CYAML_UNLIMITED)

static const cyaml_schema_field_t test_fields[] = {
	TEXT(struct lab_test, name, 0),
	TEXT(struct lab_test, claim, 0),
	CYAML_FIELD_UINT("points", CYAML_FLAG_DEFAULT, struct lab_test, points),
	CYAML_FIELD_ENUM("kind", CYAML_FLAG_DEFAULT, struct lab_test, kind, test_kinds, 3),
	CYAML_FIELD_UINT("seeds", CYAML_FLAG_OPTIONAL, struct lab_test, seeds),
	CYAML_FIELD_UINT("schedules", CYAML_FLAG_OPTIONAL, struct lab_test, schedules),
	TEXT(struct lab_test, strategy, CYAML_FLAG_OPTIONAL),
	CYAML_FIELD_UINT("steps", CYAML_FLAG_OPTIONAL, struct lab_test, steps),
	CYAML_FIELD_UINT("processors", CYAML_FLAG_OPTIONAL, struct lab_test, processors),
	CYAML_FIELD_ENUM("system", CYAML_FLAG_OPTIONAL, struct lab_test, system, test_systems, 2),
	WORDS(struct lab_test, links, CYAML_FLAG_OPTIONAL),
	TEXT(struct lab_test, cmdline, CYAML_FLAG_OPTIONAL),
	TEXT(struct lab_test, model, CYAML_FLAG_OPTIONAL),
	WORDS(struct lab_test, makes, CYAML_FLAG_OPTIONAL),
	WORDS(struct lab_test, where, CYAML_FLAG_OPTIONAL),
	TEXT(struct lab_test, section, 0),
	CYAML_FIELD_END
};

static const cyaml_schema_value_t test_value = {
	CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct lab_test, test_fields),
};

static const cyaml_schema_field_t wrong_fields[] = {
	TEXT(struct lab_wrong, name, 0),
	TEXT(struct lab_wrong, why, 0),
	WORDS(struct lab_wrong, fails, 0),
	WORDS(struct lab_wrong, may_fail, CYAML_FLAG_OPTIONAL),
	CYAML_FIELD_END
};

static const cyaml_schema_value_t wrong_value = {
	CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct lab_wrong, wrong_fields),
};

static const cyaml_schema_field_t part0_fields[] = {
	TEXT(struct lab_part0, claim, 0),
	CYAML_FIELD_UINT("points", CYAML_FLAG_DEFAULT, struct lab_part0, points),
	TEXT(struct lab_part0, shows, 0),
	TEXT(struct lab_part0, section, 0),
	CYAML_FIELD_END
};

static const cyaml_schema_field_t lab_fields[] = {
	TEXT(struct lab, title, 0),
	CYAML_FIELD_UINT("version", CYAML_FLAG_DEFAULT, struct lab, version),
	CYAML_FIELD_ENUM("kind", CYAML_FLAG_DEFAULT, struct lab, kind, lab_kinds, 3),
	TEXT(struct lab, time, 0),
	TEXT(struct lab, power, CYAML_FLAG_OPTIONAL),
	WORDS(struct lab, needs, CYAML_FLAG_OPTIONAL),
	WORDS(struct lab, files, 0),
	WORDS(struct lab, explored, CYAML_FLAG_OPTIONAL),
	WORDS(struct lab, headers, 0),
	WORDS(struct lab, symbols, CYAML_FLAG_OPTIONAL),
	WORDS(struct lab, calls, CYAML_FLAG_OPTIONAL),
	WORDS(struct lab, where, CYAML_FLAG_OPTIONAL),
	CYAML_FIELD_MAPPING_PTR("part0", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct lab, part0, part0_fields),
	CYAML_FIELD_SEQUENCE("tests", CYAML_FLAG_POINTER, struct lab, tests, &test_value, 1, CYAML_UNLIMITED),
	CYAML_FIELD_SEQUENCE("wrong", CYAML_FLAG_POINTER, struct lab, wrong, &wrong_value, 0, CYAML_UNLIMITED),
	CYAML_FIELD_END
};

static const cyaml_schema_value_t lab_schema = {
	CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct lab, lab_fields),
};

static void
pass_on(cyaml_log_t level, void *ctx, const char *format, va_list args)
{
	(void)level;
	fputs("  ", ctx);
	vfprintf(ctx, format, args);
}

static const cyaml_config_t *
reader(FILE *why)
{
	static cyaml_config_t config = {
		.log_fn = pass_on,
		.mem_fn = cyaml_mem,
		.log_level = CYAML_LOG_ERROR,
	};
	config.log_ctx = why;
	return &config;
}

bool
lab_lists(char *const *names, uint32_t count, const char *name)
{
	for (uint32_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

enum lab_kind
lab_kind_of(const struct lab *lab, const char *path)
{
	return lab->kind == LAB_KERNEL && strncmp(path, "kernel/", 7) != 0 ? LAB_LIBRARY : lab->kind;
}

bool
lab_has_kind(const struct lab *lab, enum lab_kind kind)
{
	for (uint32_t i = 0; i < lab->files_count; i++)
		if (lab_kind_of(lab, lab->files[i]) == kind)
			return true;
	return false;
}

bool
lab_header_fits(const struct lab *lab, const char *header, enum lab_kind kind)
{
	bool of_kernel = strncmp(header, "kernel/", 7) == 0 || strncmp(header, "lib/base/", 9) == 0;

	return lab->kind != LAB_KERNEL || of_kernel == (kind == LAB_KERNEL);
}

const struct lab_test *
lab_test_named(const struct lab *lab, const char *name)
{
	for (uint32_t i = 0; i < lab->tests_count; i++)
		if (strcmp(lab->tests[i].name, name) == 0)
			return &lab->tests[i];
	return NULL;
}

const struct lab_wrong *
lab_wrong_named(const struct lab *lab, const char *name)
{
	for (uint32_t i = 0; i < lab->wrong_count; i++)
		if (strcmp(lab->wrong[i].name, name) == 0)
			return &lab->wrong[i];
	return NULL;
}

static bool
is_among(char *const *list, uint32_t count, const char *word)
{
	for (uint32_t i = 0; i < count; i++)
		if (strcmp(list[i], word) == 0)
			return true;
	return false;
}

bool
lab_has_file(const struct lab *lab, const char *path)
{
	return is_among(lab->files, lab->files_count, path);
}

bool
lab_explores(const struct lab *lab, const char *path)
{
	return lab->explored_count == 0 || !lab_has_file(lab, path) || is_among(lab->explored, lab->explored_count, path);
}

bool
lab_allows(const struct lab *lab, const char *symbol)
{
	return is_among(lab->symbols, lab->symbols_count, symbol);
}

uint32_t
lab_points(const struct lab *lab)
{
	uint32_t sum = lab->part0 ? lab->part0->points : 0;

	for (uint32_t i = 0; i < lab->tests_count; i++)
		sum += lab->tests[i].points;
	return sum;
}

const char *
lab_test_folder(const struct lab_test *test)
{
	return test->kind == TEST_EXPLORE ? "explore" : "tests";
}

static struct lab *
load_file(const char *path, const char *name, FILE *why)
{
	struct lab *lab = NULL;
	char *detail = NULL;
	size_t size;
	FILE *log = open_memstream(&detail, &size);
	cyaml_err_t error = cyaml_load_file(path, reader(log), &lab_schema, (cyaml_data_t **)&lab, NULL);
	bool good = error == CYAML_OK && lab_is_sane(lab, log);

	fclose(log);
	if (!good) {
		fprintf(why, "labs/%s/lab.yaml does not say what a lab is (%s):\n%s"
			"  grader/lab.h tells what each line may be, labs/05-mutex/lab.yaml shows it\n", name,
			error ? cyaml_strerror(error) : "it cannot be meant", detail);
		cyaml_free(reader(stderr), &lab_schema, lab, 0);
		lab = NULL;
	}
	free(detail);
	return lab;
}

struct lab *
lab_load(const char *name, FILE *why)
{
	char *folder = text_of("labs/%s", name), *root = path_in_tree(folder);
	char *file = text_of("%s/lab.yaml", root);
	struct lab *lab = NULL;

	free(folder);
	if (strchr(name, '/') || access(file, F_OK) != 0)
		fprintf(why, "no such lab: %s (`ls labs` shows them)\n", name);
	else
		lab = load_file(file, name, why);
	free(file);
	if (!lab) {
		free(root);
		return NULL;
	}
	lab->name = text_of("%s", name);
	lab->folder = root;
	return lab;
}

void
lab_free(struct lab *lab)
{
	free(lab->name);
	free(lab->folder);
	cyaml_free(reader(stderr), &lab_schema, lab, 0);
}
