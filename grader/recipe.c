/* SPDX-License-Identifier: MIT */
/* See recipe.h. */
#include "grader/recipe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

bool
recipe_compile(enum lab_kind kind, struct words *argv)
{
	char *path = path_in_build(kind == LAB_KERNEL ? "labs/kernel.flags" : "labs/user.flags");
	FILE *file = fopen(path, "r");
	char line[8192] = "";

	free(path);
	if (!file)
		return false;
	if (!fgets(line, sizeof line, file))
		line[0] = '\0';
	fclose(file);
	line[strcspn(line, "\n")] = '\0';
	words_split(argv, line);
	return argv->count > 1;
}

char *
recipe_tool(const char *name)
{
	struct words compiler = { 0 };
	char *tool = NULL;

	if (recipe_compile(LAB_LIBRARY, &compiler)) {
		const char *cc = compiler.list[0], *gcc = strstr(cc, "gcc");
		tool = text_of("%.*s%s", gcc ? (int)(gcc - cc) : 0, cc, name);
	}
	words_free(&compiler);
	return tool ? tool : text_of("%s", name);
}

static void
add_built(struct words *argv, const char *name)
{
	char *path = path_in_build(name);

	words_add(argv, "%s", path);
	free(path);
}

void
recipe_link_begin(const char *out, struct words *argv)
{
	char *ld = recipe_tool("ld");

	words_add(argv, "%s", ld);
	free(ld);
	words_split(argv, "-static -nostdlib -z noexecstack -z separate-code --build-id=none -o");
	words_add(argv, "%s", out);
	add_built(argv, "lib/crt0.o");
}

void
recipe_link_end(struct words *argv)
{
	words_split(argv, "--start-group");
	add_built(argv, "lib/libconc.a");
	add_built(argv, "lib/libc.a");
	words_split(argv, "--end-group");
}

char *
recipe_reference_object(enum lab_kind kind, const char *path)
{
	char *name = text_of("obj/%s/%s.o", kind == LAB_KERNEL ? "k" : "u", path);
	char *object = path_in_build(name);

	free(name);
	return object;
}
