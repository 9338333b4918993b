/* SPDX-License-Identifier: MIT */
/* See link.h. */
#include "grader/link.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "grader/recipe.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

static void
add_objects(struct words *argv, const struct words *objects)
{
	for (size_t i = 0; i < objects->count; i++)
		words_add(argv, "%s", objects->list[i]);
}

static void
add_harness(struct words *argv)
{
	char *pattern = path_in_build("labs/harness/*.o");
	glob_t found;

	if (glob(pattern, 0, NULL, &found) == 0) {
		for (size_t i = 0; i < found.gl_pathc; i++)
			words_add(argv, "%s", found.gl_pathv[i]);
		globfree(&found);
	}
	free(pattern);
	recipe_add_built(argv, "obj/u/user/bin/sandbox/calls.c.o");
	recipe_add_built(argv, "obj/u/user/bin/sandbox/confine.c.o");
	recipe_add_built(argv, "obj/u/user/bin/sandbox/tree.c.o");
}

/* Is all of our own there?  If not, that must not look like a submission that does not link. */
static bool
have_ours(struct build *b, const struct words *argv, const char *built)
{
	for (size_t i = 0; i < argv->count; i++) {
		const char *path = argv->list[i];

		if (strncmp(path, built, strlen(built)) == 0 && access(path, R_OK) != 0) {
			fprintf(b->why, "%s cannot be read; run `make` first\n", path);
			return false;
		}
	}
	return true;
}

/* Links with the whole tree and build readable: nothing of the submission runs here. */
static enum outcome
run_link(struct build *b, const struct words *argv, const char *doing)
{
	char *tree = path_in_tree(""), *built = path_in_build("");
	const char *const readable[] = { tree, built, NULL };
	enum outcome result = have_ours(b, argv, built) ? toolchain_run(b, argv, readable, doing) : OUTCOME_FAULT;

	free(tree);
	free(built);
	return result;
}

/* The submission's objects that belong into a test's program. */
static void
add_submitted(const struct build *b, const struct lab_test *test, struct words *argv)
{
	size_t next = 0;

	for (size_t i = 0; i < b->intake->count; i++) {
		const char *path = b->intake->taken[i].path;

		if (path[strlen(path) - 1] != 'c')
			continue;
		if (lab_kind_of(b->lab, path) == LAB_LIBRARY || lab_lists(test->links, test->links_count, path))
			words_add(argv, "%s", b->objects.list[next]);
		next++;
	}
}

/* From another folder, which the sandbox does not hold. */
static void
add_copy(const struct build *b, const char *object, struct words *argv)
{
	char *copy = workspace_path(b->workspace, "out/%s", strrchr(object, '/') + 1);

	words_add(argv, "%s.test.o", copy);
	copy_file(object, argv->list[argv->count - 1]);
	free(copy);
}

enum outcome
link_test(struct build *b, const struct lab_test *test, char **program)
{
	bool explored = test->kind == TEST_EXPLORE;
	char *object = text_of("labs/%s/%s/%s.o", b->lab->name, lab_test_folder(test), test->name);
	struct words argv = { 0 };

	*program = workspace_path(b->workspace, "out/%s", test->name);
	recipe_link_program(*program, &argv);
	recipe_add_built(&argv, "lib/crt0.o");
	if (test->object)
		add_copy(b, test->object, &argv);
	else
		recipe_add_built(&argv, object);
	if (!explored)
		add_harness(&argv);
	if (explored)
		add_objects(&argv, &b->explored);
	else
		add_submitted(b, test, &argv);
	recipe_libraries(&argv, explored);
	enum outcome result = run_link(b, &argv, "linking the test");
	words_free(&argv);
	free(object);
	return result;
}

enum outcome
link_program(struct build *b, char **program)
{
	struct words argv = { 0 };

	*program = workspace_path(b->workspace, "out/program");
	recipe_link_program(*program, &argv);
	add_objects(&argv, &b->objects);
	recipe_add_built(&argv, "lib/crt0.o");		/* behind them, as in the tree: user/lessons/check/called.c */
	recipe_libraries(&argv, false);
	enum outcome result = run_link(b, &argv, "linking");
	words_free(&argv);
	return result;
}

/* Which of the submission's objects stands for this object of the kernel; NULL: none, ours stays. */
static const char *
replacement(const struct build *b, bool explored, const char *object)
{
	size_t next = 0;

	for (size_t i = 0; i < b->intake->count; i++) {
		const char *path = b->intake->taken[i].path;
		char *reference = text_of("build/obj/k/%s.o", path);
		bool is_source = path[strlen(path) - 1] == 'c', same = strcmp(reference, object) == 0;

		free(reference);
		if (same)
			return (explored ? &b->points : &b->objects)->list[next];
		next += is_source && (!explored || lab_kind_of(b->lab, path) == LAB_KERNEL);
	}
	return NULL;
}

static bool
add_kernel_objects(struct build *b, bool explored, struct words *argv)
{
	char *list = path_in_build("kernel.objs");
	FILE *file = fopen(list, "r");
	char object[512];

	while (file && fscanf(file, "%511s", object) == 1) {
		const char *ours = replacement(b, explored, object);
		if (ours)
			words_add(argv, "%s", ours);
		else
			recipe_add_built(argv, object + strcspn(object, "/") + 1);
	}
	if (file)
		fclose(file);
	else
		fprintf(b->why, "%s cannot be read; run `make` first\n", list);
	free(list);
	return file != NULL;
}

/* What kernel/points/races.c wants to see. */
#define WRAPPED_FOR_RACES "--wrap=spin_lock --wrap=spin_lock_same_rank --wrap=spin_unlock --wrap=mutex_lock --wrap=mutex_unlock " \
	"--wrap=mutex_lock_killable --wrap=wait_lock_mutex_ --wrap=wait_unlock_mutex_ --wrap=kmalloc --wrap=kzalloc " \
	"--wrap=kzalloc_for --wrap=frame_alloc"

enum outcome
link_kernel(struct build *b, bool explored, char **kernel)
{
	struct words argv = { 0 };
	enum outcome result = OUTCOME_FAULT;

	*kernel = workspace_path(b->workspace, explored ? "out/kernel-points.elf" : "out/kernel.elf");
	recipe_link_kernel(*kernel, &argv);
	if (explored) {
		recipe_add_built(&argv, "obj/k/kernel/points/points.c.o");
		recipe_add_built(&argv, "obj/k/kernel/points/races.c.o");
		words_split(&argv, WRAPPED_FOR_RACES);
	}
	if (add_kernel_objects(b, explored, &argv))
		result = run_link(b, &argv, "linking the kernel");
	words_free(&argv);
	return result;
}
