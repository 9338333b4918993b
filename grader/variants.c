/* SPDX-License-Identifier: MIT */
/* See variants.h. */
#include "grader/variants.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "grader/process.h"
#include "grader/recipe.h"
#include "grader/workspace.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

static void
add(struct variants *v, struct variant variant)
{
	v->list = must_realloc(v->list, (v->count + 1) * sizeof *v->list);
	v->list[v->count++] = variant;
}

static int
is_visible(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static void
add_right(const struct lab *lab, struct variants *v)
{
	char *folder = text_of("%s/right", lab->folder);
	struct dirent **entries = NULL;
	int n = scandir(folder, &entries, is_visible, alphasort);

	for (int i = 0; i < n; i++) {
		add(v, (struct variant){ .kind = VARIANT_RIGHT, .name = text_of("right/%s", entries[i]->d_name) });
		free(entries[i]);
	}
	free(entries);
	free(folder);
}

/* The empty bodies that a test must not take for an answer.  They are made with gcc's help; clang has no such list. */
static void
add_trivial(const struct lab *lab, struct variants *v)
{
	char *compiler = recipe_compiler();
	bool lists_prototypes = strstr(compiler, "gcc") != NULL;

	free(compiler);
	if (!lists_prototypes)
		return;
	add(v, (struct variant){ .kind = VARIANT_TRIVIAL, .name = text_of("trivial/returns-0"), .body = "return 0;" });
	add(v, (struct variant){ .kind = VARIANT_TRIVIAL, .name = text_of("trivial/returns-error"), .body = "return -5;" });
	if (lab->kind == LAB_KERNEL)
		return;
	if (lab_allows(lab, "conc_sleep"))
		add(v, (struct variant){ .kind = VARIANT_TRIVIAL, .name = text_of("trivial/blocks"),
					 .body = "for (;;) conc_sleep(1000000000);" });
	add(v, (struct variant){ .kind = VARIANT_TRIVIAL, .name = text_of("trivial/aborts"), .body = "void abort(void); abort();" });
}

void
variants_list(const struct lab *lab, struct variants *v)
{
	*v = (struct variants){ 0 };
	add(v, (struct variant){ .kind = VARIANT_SOLUTION, .name = text_of("solution") });
	add(v, (struct variant){ .kind = VARIANT_STARTER, .name = text_of("starter") });
	add_right(lab, v);
	add_trivial(lab, v);
	for (uint32_t i = 0; i < lab->wrong_count; i++)
		add(v, (struct variant){ .kind = VARIANT_WRONG, .name = text_of("wrong/%s", lab->wrong[i].name),
					 .wrong = &lab->wrong[i] });
}

void
variants_free(struct variants *v)
{
	for (size_t i = 0; i < v->count; i++)
		free(v->list[i].name);
	free(v->list);
	*v = (struct variants){ 0 };
}

/* The lab's files from labs/LAB/NAME/ or the tree into `folder`. */
static bool
copy_files(const struct lab *lab, const char *from, const char *folder, FILE *why)
{
	bool good = true;

	for (uint32_t i = 0; i < lab->files_count && good; i++) {
		char *source = text_of("%s/%s", from, lab->files[i]), *to = text_of("%s/%s", folder, lab->files[i]);
		good = copy_file(source, to);
		if (!good)
			fprintf(why, "%s cannot be copied", source);
		free(source);
		free(to);
	}
	return good;
}

static bool
apply_patch(const struct lab *lab, const char *name, const char *folder, FILE *why)
{
	char *tree = path_in_tree(""), *patch = text_of("%s/%s.patch", lab->folder, name);
	char *const argv[] = { "patch", "--quiet", "--batch", "-p1", "-i", patch, NULL };
	struct buffer output = { 0 };
	bool good = copy_files(lab, tree, folder, why);

	if (good && !process_tool(argv, folder, &output)) {
		fprintf(why, "the patch does not apply to the solution: %s", buffer_text(&output));
		good = false;
	}
	buffer_free(&output);
	free(patch);
	free(tree);
	return good;
}

static bool
make_trivial(const struct lab *lab, const char *body, const char *folder, FILE *why)
{
	bool good = true;

	for (uint32_t i = 0; i < lab->files_count && good; i++) {
		char *to = text_of("%s/%s", folder, lab->files[i]);
		good = trivial_write(lab, lab->files[i], body, to, why);
		free(to);
	}
	return good;
}

bool
variant_make(const struct lab *lab, const struct variant *variant, const char *folder, FILE *why)
{
	if (variant->kind == VARIANT_WRONG)
		return apply_patch(lab, variant->name, folder, why);
	if (variant->kind == VARIANT_TRIVIAL)
		return make_trivial(lab, variant->body, folder, why);
	char *from = text_of("%s/%s", lab->folder, variant->name);
	bool good = copy_files(lab, from, folder, why);
	free(from);
	return good;
}
