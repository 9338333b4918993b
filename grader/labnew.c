/* SPDX-License-Identifier: MIT */
/* See labnew.h. */
#include "grader/labnew.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "grader/recipe.h"
#include "grader/symbols.h"
#include "grader/variants.h"
#include "grader/workspace.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

static const char test_text[] =
	"/* SPDX-License-Identifier: MIT */\n"
	"/* TODO: the claim in one sentence, as lab.yaml has it, and by what it is shown. */\n"
	"#include <history.h>\n"
	"\n"
	"static void\n"
	"body(void)\n"
	"{\n"
	"\t/* TODO: first an operation that must succeed, or a program that does nothing passes. */\n"
	"\tcall(\"operation\", draw(1, 100), 0);\n"
	"\tret(0, 0);\n"
	"}\n"
	"\n"
	"int\n"
	"main(void)\n"
	"{\n"
	"\treturn history_run(body, 500);\n"
	"}\n";

static const char handout_text[] =
	"# Lab %1$s: TODO title\n"
	"\n"
	"*TODO hours. You change %2$s.*\n"
	"\n"
	"    make start LAB=%1$s     your copy: labs/%1$s/mine/\n"
	"    make lab LAB=%1$s       TODO: what it shows\n"
	"    make grade LAB=%1$s     judges it; TEST=first for one test\n"
	"\n"
	"## What you know\n\nTODO: the Python.\n\n"
	"## What is under it\n\nTODO: the mechanism, with a figure.\n\n"
	"## The task\n\nTODO: the contract is in the header; say what is theirs to decide.\n\n"
	"## Hints\n\nTODO\n\n"
	"## How to debug it here\n\nTODO: real output of a wrong answer, from `make lab` to the line.\n";

static void
put_words(FILE *out, const char *key, const struct words *words)
{
	int column = fprintf(out, "%s: [", key), indent = column;

	for (size_t i = 0; i < words->count; i++) {
		if (column + strlen(words->list[i]) > 116)
			column = fprintf(out, "\n%*s", indent - 1, "") - 1;
		column += fprintf(out, "%s%s%s", column > indent ? " " : "", words->list[i], i + 1 < words->count ? "," : "");
	}
	fputs("]\n", out);
}

/* What the solution includes is what students may. */
static void
list_headers(const char *source, struct words *headers)
{
	FILE *in = fopen(source, "r");
	char line[512], name[256];

	while (in && fgets(line, sizeof line, in))
		if (sscanf(line, " # include %*1[<\"]%255[^>\"]", name) == 1 && !words_contain(headers, name))
			words_add(headers, "%s", name);
	if (in)
		fclose(in);
}

static bool
list_symbols(const struct lab *lab, struct words *names)
{
	struct symbols s = { 0 };
	bool good = true;

	for (uint32_t i = 0; i < lab->files_count && good; i++) {
		char *object = recipe_reference_object(lab_kind_of(lab, lab->files[i]), lab->files[i]);

		good = symbols_read(object, &s);
		if (!good)
			say("%s cannot be read: run `make` first", object);
		free(object);
	}
	for (size_t i = 0; i < s.undefined.count; i++) {
		const char *name = s.undefined.list[i];

		if (!symbol_is_free(lab, name) && !words_contain(&s.defined, name) && !words_contain(names, name))
			words_add(names, "%s", name);
	}
	symbols_free(&s);
	return good;
}

static char *
describe(const struct lab *lab, const struct words *files, const struct words *headers, const struct words *symbols)
{
	static const char *const kinds[] = { "program", "library", "kernel" };
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	fprintf(out, "# SPDX-License-Identifier: MIT\ntitle: TODO\nversion: 1\nkind: %s\ntime: TODO hours\n",
		kinds[lab->kind]);
	put_words(out, "files", files);
	put_words(out, "headers", headers);
	put_words(out, "symbols", symbols);
	fputs("\ntests:\n"
	      "  - name: first\n    claim: TODO\n    points: 100\n    kind: output\n    model: TODO\n    section: The task\n"
	      "\nwrong: []\n", out);
	fclose(out);
	return text;
}

static bool
put(const struct lab *lab, const char *name, const char *text)
{
	char *path = text_of("%s/%s", lab->folder, name);
	bool good = write_file(path, text, strlen(text));

	if (!good)
		say("%s: %s", path, strerror(errno));
	else
		printf("labs/%s/%s\n", lab->name, name);
	free(path);
	return good;
}

static bool
put_starter(const struct lab *lab, const char *file)
{
	char *name = text_of("starter/%s", file), *to = text_of("%s/%s", lab->folder, name), *list = text_of("%s.list", to);
	bool good = trivial_write(lab, file, "return 0; /* TODO */", to, stderr);

	unlink(list);
	if (good)
		printf("labs/%s/%s\n", lab->name, name);
	free(name);
	free(to);
	free(list);
	return good;
}

/* "one file: `a.c`", "2 files: `a.c`, `b.c`" */
static char *
say_files(const struct lab *lab)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (lab->files_count > 1)
		fprintf(out, "%u files: ", lab->files_count);
	else
		fputs("one file: ", out);
	for (uint32_t i = 0; i < lab->files_count; i++)
		fprintf(out, "%s`%s`", i ? ", " : "", lab->files[i]);
	fclose(out);
	return text;
}

static bool
put_texts(const struct lab *lab, const struct words *files, const struct words *headers, const struct words *symbols)
{
	char *yaml = describe(lab, files, headers, symbols), *named = say_files(lab), *handout = text_of(handout_text, lab->name, named);
	bool good = put(lab, "lab.yaml", yaml) && put(lab, "README.md", handout) && put(lab, "tests/first.c", test_text) &&
		    put(lab, "try", "# TODO: what these lines show\necho TODO\n");

	free(yaml);
	free(named);
	free(handout);
	return good;
}

static bool
put_all(struct lab *lab)
{
	struct words files = { 0 }, headers = { 0 }, symbols = { 0 };

	for (uint32_t i = 0; i < lab->files_count; i++) {
		char *source = path_in_tree(lab->files[i]);

		words_add(&files, "%s", lab->files[i]);
		list_headers(source, &headers);
		free(source);
	}
	bool good = list_symbols(lab, &symbols);
	lab->headers = headers.list;
	lab->headers_count = (uint32_t)headers.count;
	good = good && put_texts(lab, &files, &headers, &symbols);
	for (uint32_t i = 0; i < lab->files_count && good; i++)
		good = put_starter(lab, lab->files[i]);
	words_free(&files);
	words_free(&headers);
	words_free(&symbols);
	return good;
}

static bool
kind_of(const char *file, enum lab_kind *kind)
{
	static const char *const folders[] = { "user/bin/", "lib/", "kernel/" };
	size_t length = strlen(file);

	for (int i = 0; i < 3; i++) {
		if (strncmp(file, folders[i], strlen(folders[i])) == 0 && length > 2 && strcmp(file + length - 2, ".c") == 0) {
			*kind = (enum lab_kind)i;
			return true;
		}
	}
	say("%s: a lab is about a C file in user/bin, lib or kernel", file);
	return false;
}

/* NN-name, so that labs have an order and a shell needs no quotes. */
static bool
is_good_name(const char *name)
{
	bool good = isdigit((unsigned char)name[0]) && isdigit((unsigned char)name[1]) && name[2] == '-' && name[3];

	for (const char *c = name; *c; c++)
		good &= islower((unsigned char)*c) || isdigit((unsigned char)*c) || *c == '-';
	if (!good)
		say("a lab is called NN-name, as 10-queue, not `%s`", name);
	return good;
}

/* Of the lab that has this file, too, where `kind` is that of those before. */
static bool
joins(const char *file, enum lab_kind *kind, bool first)
{
	enum lab_kind its;
	char *source = path_in_tree(file);
	bool good = kind_of(file, &its);

	if (good && access(source, R_OK) != 0) {
		say("%s: %s; a lab begins with its solution in the tree", file, strerror(errno));
		good = false;
	} else if (good && !first && its != *kind && (its == LAB_LIBRARY || *kind == LAB_LIBRARY)) {
		say("%s: a lab's files lie all in lib/, all in user/bin/, or in kernel/ and user/bin/", file);
		good = false;
	}
	if (good && (first || its == LAB_KERNEL))
		*kind = its;
	free(source);
	return good;
}

int
lab_new(const char *name, char **files, size_t count)
{
	char *folder = text_of("labs/%s", name);
	struct lab lab = { .name = (char *)name, .folder = path_in_tree(folder), .files = files, .files_count = (uint32_t)count };
	bool good = is_good_name(name);

	for (size_t i = 0; i < count && good; i++)
		good = joins(files[i], &lab.kind, i == 0);
	if (good && mkdir(lab.folder, 0777) < 0) {
		say("labs/%s: %s", name, strerror(errno));
		good = false;
	}
	if (good && !put_all(&lab)) {
		remove_tree(lab.folder);	/* ours since a moment ago */
		good = false;
	}
	if (good)
		printf("now: make && build/bin/heddle lab check %s, which says what is missing\n", name);
	free(folder);
	free(lab.folder);
	return good ? 0 : 2;
}
