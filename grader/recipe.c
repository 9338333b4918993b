/* SPDX-License-Identifier: MIT */
/* See recipe.h. */
#include "grader/recipe.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "grader/process.h"
#include "grader/symbols.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

/* The words of a line that `make` left in the build folder. */
static bool
add_flags(struct words *argv, const char *name)
{
	char *path = path_in_build(name);
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

bool
recipe_compile(enum lab_kind kind, struct words *argv)
{
	return add_flags(argv, kind == LAB_KERNEL ? "labs/kernel.flags" : "labs/user.flags");
}

bool
recipe_add_points(struct words *argv)
{
	return add_flags(argv, "lib/explore.flags");
}

/* What the runtime has a function for, but for what the object itself defines: those are the functions that the runtime calls. */
static bool
add_renames(struct words *argv, const char *object)
{
	char *path = path_in_build("lib/explore.names"), from[64], to[80];
	FILE *names = fopen(path, "r");
	struct symbols symbols = { 0 };
	bool good = names && symbols_read(object, &symbols);

	while (good && fscanf(names, "%63s %79s", from, to) == 2)
		if (!words_contain(&symbols.defined, from))
			words_add(argv, "--redefine-sym=%s=%s", from, to);
	if (names)
		fclose(names);
	symbols_free(&symbols);
	free(path);
	return good;
}

bool
recipe_explored(const char *object)
{
	char *objcopy = recipe_tool("objcopy");
	struct words argv = { 0 };
	struct buffer output = { 0 };

	words_add(&argv, "%s", objcopy);
	bool good = add_renames(&argv, object);
	words_add(&argv, "%s", object);
	good = good && process_tool(argv.list, NULL, &output);
	buffer_free(&output);
	words_free(&argv);
	free(objcopy);
	return good;
}

char *
recipe_compiler(void)
{
	struct words words = { 0 };
	char *compiler = text_of("%s", "");

	recipe_compile(LAB_LIBRARY, &words);
	for (size_t i = 0; i < words.count && strncmp(words.list[i], "-std", 4) != 0; i++) {
		char *longer = text_of("%s%s%s", compiler, i ? " " : "", words.list[i]);
		free(compiler);
		compiler = longer;
	}
	words_free(&words);
	return compiler;
}

char *
recipe_tool(const char *name)
{
	char *compiler = recipe_compiler(), *gcc = strstr(compiler, "gcc");
	char *tool = text_of("%.*s%s", gcc ? (int)(gcc - compiler) : 0, compiler, name);

	free(compiler);
	return tool;
}

void
recipe_add_built(struct words *argv, const char *name)
{
	char *path = path_in_build(name);

	words_add(argv, "%s", path);
	free(path);
}

/* NAME=TOOL, as the build's scripts read them. */
static void
add_tool(struct words *argv, const char *variable, const char *name)
{
	char *tool = recipe_tool(name);

	words_add(argv, "%s=%s", variable, tool);
	free(tool);
}

static void
add_script(struct words *argv, const char *script)
{
	char *path = path_in_tree(script), *build = path_in_build("");

	words_split(argv, "env");
	add_tool(argv, "LD", "ld");
	add_tool(argv, "NM", "nm");
	add_tool(argv, "OBJCOPY", "objcopy");
	add_tool(argv, "AS", "as");
	words_add(argv, "HEDDLE_BUILD=%s", build);
	words_split(argv, "sh");
	words_add(argv, "%s", path);
	free(path);
	free(build);
}

void
recipe_link_program(const char *out, struct words *argv)
{
	add_script(argv, "tools/build/ucc.sh");
	words_split(argv, "link");
	words_add(argv, "%s", out);
}

void
recipe_libraries(struct words *argv, bool explored)
{
	recipe_add_built(argv, explored ? "lib/libconc-explore.a" : "lib/libconc.a");
	if (explored) {
		char *wraps = path_in_build("lib/explore.wraps");

		recipe_add_built(argv, "lib/libexplore.a");
		words_add(argv, "@%s", wraps);
		free(wraps);
	}
	recipe_add_built(argv, "lib/libc.a");
}

void
recipe_link_kernel(const char *out, struct words *argv)
{
	add_script(argv, "tools/build/link-kernel.sh");
	words_add(argv, "%s", out);
}

char *
recipe_reference_object(enum lab_kind kind, const char *path)
{
	char *name = text_of("obj/%s/%s.o", kind == LAB_KERNEL ? "k" : "u", path);
	char *object = path_in_build(name);

	free(name);
	return object;
}
