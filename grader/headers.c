/* SPDX-License-Identifier: MIT */
/* Copies the headers a lab allows, and what those include, to where the compiler will see them. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "grader/compile.h"
#include "grader/recipe.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

/* A file that includes everything allowed to this kind of file, and `beside`, which lies in src/ already: gcc -M of it
   says what that pulls in, gcc -E what it says. */
static bool
write_probe(const struct build *b, enum lab_kind kind, size_t beside, const char *path)
{
	const struct lab *lab = b->lab;
	FILE *out = make_folders_for(path) ? fopen(path, "w") : NULL;

	if (!out)
		return false;
	for (uint32_t i = 0; i < lab->headers_count; i++)
		if (lab_header_fits(lab, lab->headers[i], kind))
			fprintf(out, "#include <%s>\n", lab->headers[i]);
	for (size_t i = 0; i < beside; i++)
		fprintf(out, "#include \"%s/src/%s\"\n", b->workspace->folder, b->headers.list[i]);
	return fclose(out) == 0;
}

/* Runs the preprocessor on the probe, in the tree; `option` says what for. */
static bool
read_probe(enum lab_kind kind, const char *option, const char *probe, const char *root, struct buffer *output)
{
	struct words argv = { 0 };
	bool good = recipe_compile(kind, &argv);

	words_split(&argv, option);
	words_add(&argv, "%s", probe);
	good = good && process_tool(argv.list, root, output);
	words_free(&argv);
	return good;
}

static bool
stage(struct build *b, const char *root, const char *path)
{
	char *from = text_of("%s/%s", root, path), *to = workspace_path(b->workspace, "src/%s", path);
	bool good = access(to, F_OK) == 0 || copy_file(from, to);

	words_add(&b->headers, "%s", path);
	free(from);
	free(to);
	return good;
}

/* "probe.o: /tmp/probe.c lib/c/include/stdio.h \ ..." */
static bool
stage_all(struct build *b, const char *root, char *rule)
{
	bool good = true;

	for (char *word; good && (word = strsep(&rule, " \\\n")) != NULL;)
		if (*word && *word != '/' && !strchr(word, ':') && !lab_has_file(b->lab, word))
			good = stage(b, root, word);
	return good;
}

static bool
stage_kind(struct build *b, enum lab_kind kind, size_t beside)
{
	char *probe = workspace_path(b->workspace, "probe.c"), *root = path_in_tree(""), *known = headers_known(b, kind);
	struct buffer rule = { 0 }, text = { 0 };
	bool good = write_probe(b, kind, beside, probe) && read_probe(kind, "-M -MT probe", probe, root, &rule) &&
		    read_probe(kind, LOOK " -E", probe, root, &text);

	if (!good)
		fprintf(b->why, "labs/%s/lab.yaml: its headers do not compile together, or `make` has not run here\n%s",
			b->lab->name, buffer_text(&rule));
	if (good && !(stage_all(b, root, rule.data) && write_file(known, text.data, text.size))) {
		fputs("the headers cannot be copied\n", b->why);
		good = false;
	}
	buffer_free(&rule);
	buffer_free(&text);
	free(probe);
	free(root);
	free(known);
	return good;
}

char *
headers_known(const struct build *b, enum lab_kind kind)
{
	return workspace_path(b->workspace, "known-%d.i", (int)kind);
}

bool
headers_stage(struct build *b)
{
	bool mixed = b->lab->kind == LAB_KERNEL && lab_has_kind(b->lab, LAB_LIBRARY);
	size_t beside = b->headers.count;

	return stage_kind(b, b->lab->kind, beside) && (!mixed || stage_kind(b, LAB_LIBRARY, beside));
}
