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
	"*TODO hours. You change one file: `%2$s`.*\n"
	"\n"
	"    make start LAB=%1$s     your copy: labs/%1$s/mine/%2$s\n"
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
	char *object = recipe_reference_object(lab->kind, lab->files[0]);
	struct symbols s = { 0 };

	bool good = symbols_read(object, &s);

	if (!good)
		say("%s cannot be read: run `make` first", object);
	for (size_t i = 0; i < s.undefined.count; i++)
		if (!symbol_is_free(lab, s.undefined.list[i]))
			words_add(names, "%s", s.undefined.list[i]);
	symbols_free(&s);
	free(object);
	return good;
}

static char *
describe(const struct lab *lab, const struct words *headers, const struct words *symbols)
{
	static const char *const kinds[] = { "program", "library", "kernel" };
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	fprintf(out, "# SPDX-License-Identifier: MIT\ntitle: TODO\nversion: 1\nkind: %s\ntime: TODO hours\nfiles: [%s]\n",
		kinds[lab->kind], lab->files[0]);
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
put_starter(const struct lab *lab)
{
	char *name = text_of("starter/%s", lab->files[0]), *to = text_of("%s/%s", lab->folder, name), *list = text_of("%s.list", to);
	bool good = trivial_write(lab, lab->files[0], "return 0; /* TODO */", to, stderr);

	unlink(list);
	if (good)
		printf("labs/%s/%s\n", lab->name, name);
	free(name);
	free(to);
	free(list);
	return good;
}

static bool
put_all(struct lab *lab, const char *source)
{
	struct words headers = { 0 }, symbols = { 0 };
	char *handout = text_of(handout_text, lab->name, lab->files[0]);

	list_headers(source, &headers);
	bool good = list_symbols(lab, &symbols);
	lab->headers = headers.list;
	lab->headers_count = (uint32_t)headers.count;
	char *yaml = describe(lab, &headers, &symbols);
	good = good && put(lab, "lab.yaml", yaml) && put(lab, "README.md", handout) && put(lab, "tests/first.c", test_text) &&
	       put(lab, "try", "# TODO: what these lines show\necho TODO\n") && put_starter(lab);
	words_free(&headers);
	words_free(&symbols);
	free(handout);
	free(yaml);
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

int
lab_new(const char *name, const char *file)
{
	char *files[] = { (char *)file }, *folder = text_of("labs/%s", name), *source = path_in_tree(file);
	struct lab lab = { .name = (char *)name, .folder = path_in_tree(folder), .files = files, .files_count = 1 };
	bool good = is_good_name(name) && kind_of(file, &lab.kind);

	if (good && access(source, R_OK) != 0) {
		say("%s: %s; a lab begins with its solution in the tree", file, strerror(errno));
		good = false;
	}
	if (good && mkdir(lab.folder, 0777) < 0) {
		say("labs/%s: %s", name, strerror(errno));
		good = false;
	}
	if (good && !put_all(&lab, source)) {
		remove_tree(lab.folder);	/* ours since a moment ago */
		good = false;
	}
	if (good)
		printf("now: make && build/bin/heddle lab check %s, which says what is missing\n", name);
	free(folder);
	free(source);
	free(lab.folder);
	return good ? 0 : 2;
}
