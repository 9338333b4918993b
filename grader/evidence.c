/* SPDX-License-Identifier: MIT */
/* See evidence.h. */
#include "grader/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "grader/digest.h"
#include "grader/lossy.h"
#include "grader/recipe.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/qemu.h"
#include "tools/heddle/say.h"

static json_t *
digest_value(char *path)
{
	char *digest = path ? digest_file(path) : NULL;
	json_t *value = digest ? json_string(digest) : json_null();

	free(digest);
	free(path);
	return value;
}

static json_t *
files_taken(const struct intake *intake)
{
	json_t *files = json_array();

	for (size_t i = 0; i < intake->count; i++)
		json_array_append_new(files, json_pack("{s:o, s:s, s:s?}", "path", json_lossy(intake->taken[i].path), "from",
						       origin_name(intake->taken[i].origin), "sha256", intake->taken[i].digest));
	return files;
}

/* A line an author, without the white space around. */
static json_t *
authors(const struct intake *intake)
{
	json_t *list = json_array();
	char *copy = text_of("%s", intake->authors ? intake->authors : ""), *rest = copy;

	for (char *line; (line = strsep(&rest, "\r\n")) != NULL;) {
		line += strspn(line, " \t");
		size_t length = strlen(line);
		while (length > 0 && strchr(" \t", line[length - 1]))
			line[--length] = '\0';
		if (length > 0)
			json_array_append_new(list, json_lossy(line));
	}
	free(copy);
	return list;
}

static json_t *
first_line_of(const char *program)
{
	char *const argv[] = { (char *)program, "--version", NULL };
	struct buffer output = { 0 };
	bool good = process_tool(argv, NULL, &output);
	char *text = text_of("%.*s", good ? (int)strcspn(buffer_text(&output), "\n") : 0, buffer_text(&output));
	json_t *value = json_string(text);

	free(text);
	buffer_free(&output);
	return value;
}

static json_t *
host(const struct request *request)
{
	char *compiler = recipe_compiler(), *why = NULL, *qemu = qemu_find(&why);
	json_t *j = json_object();

	compiler[strcspn(compiler, " ")] = '\0';
	json_object_set_new(j, "compiler", first_line_of(compiler));
	json_object_set_new(j, "compiler_sha256", digest_value(path_of_program(compiler)));
	json_object_set_new(j, "qemu", qemu ? first_line_of(qemu) : json_null());
	json_object_set_new(j, "qemu_sha256", digest_value(qemu ? text_of("%s", qemu) : NULL));
	json_object_set_new(j, "sandbox", json_string(sandbox_name(request->sandbox)));
	free(compiler);
	free(qemu);
	free(why);
	return j;
}

json_t *
evidence(const struct request *request, const struct intake *intake, const char *kernel)
{
	const struct lab *lab = request->lab;
	json_t *digests = json_object();

	json_object_set_new(digests, "lab", digest_value(text_of("%s/lab.yaml", lab->folder)));
	json_object_set_new(digests, "kernel", digest_value(kernel ? text_of("%s", kernel) : path_in_build("kernel.elf")));
	json_object_set_new(digests, "initrd", digest_value(path_in_build("labs/initrd.cpio")));
	return json_pack("{s:{s:s, s:s, s:i, s:s*}, s:{s:o, s:o}, s:I, s:o, s:o}", "lab", "name", lab->name, "title", lab->title,
			 "version", (int)lab->version, "power", lab->power, "submission", "authors", authors(intake), "files",
			 files_taken(intake), "seed", (json_int_t)request->seed, "digests", digests, "host", host(request));
}
