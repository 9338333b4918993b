/* SPDX-License-Identifier: MIT */
/*
 * A file that defines what the solution defines, every body being the same
 * statement.  gcc -aux-info lists the solution's prototypes:
 *
 *     (comment: FILE:LINE:NF) extern int queue_get (struct queue *, void **); (comment)
 *
 * N new style, F a definition.  A file whose functions are reached by a table
 * (`const struct policy policy_mlfq = {`) keeps the table, and so its static functions.
 */
#include <stdlib.h>
#include <string.h>

#include "grader/process.h"
#include "grader/recipe.h"
#include "grader/variants.h"
#include "grader/workspace.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

static const char never_returns[] = "volatile void ";	/* as gcc lists it */

static bool
list_prototypes(const struct lab *lab, const char *file, const char *list)
{
	char *tree = path_in_tree("");
	struct words argv = { 0 };
	bool good = recipe_compile(lab_kind_of(lab, file), &argv);

	/* gcc is silent about what a system header declares */
	for (size_t i = 0; i < argv.count; i++)
		if (strcmp(argv.list[i], "-isystem") == 0)
			strcpy(argv.list[i], "-I");
	words_split(&argv, "-fsyntax-only -aux-info");
	words_add(&argv, "%s", list);
	words_add(&argv, "%s", file);
	good = good && process_tool(argv.list, tree, NULL);
	words_free(&argv);
	free(tree);
	return good;
}

/* "int queue_get (struct queue *, void **)" of a line that defines a function of `file` of that scope, or NULL. */
static char *
prototype(char *line, const char *file, const char *scope)
{
	char *start = strstr(line, scope), *end = strstr(line, "; /*");

	if (!start || !end || strncmp(line, "/* ", 3) || strncmp(line + 3, file, strlen(file)) || !strstr(line, ":NF */"))
		return NULL;
	*end = '\0';
	return start + strlen(scope);
}

/* The tables of `file`, as they stand there. */
static char *
read_tables(const char *file)
{
	char *path = path_in_tree(file), *line = NULL, *text = NULL;
	FILE *in = fopen(path, "r"), *out;
	size_t room = 0, size;
	bool inside = false;

	free(path);
	out = open_memstream(&text, &size);
	while (in && getline(&line, &room, in) > 0) {
		inside = inside || (strncmp(line, "const struct ", 13) == 0 && strstr(line, " = {"));
		if (inside)
			fputs(line, out);
		inside = inside && strncmp(line, "};", 2) != 0;
	}
	if (in)
		fclose(in);
	fclose(out);
	free(line);
	return text;
}

/* A function that gives a pointer fails with NULL, one that gives nothing just returns, one that never returns loops. */
static const char *
fitting(const char *prototype, const char *body)
{
	const char *open = strchr(prototype, '(');
	bool gives_pointer = memchr(prototype, '*', (size_t)(open - prototype)) != NULL;
	bool gives_nothing = strncmp(prototype, "void ", 5) == 0 && !gives_pointer;

	if (strncmp(body, "return", 6) != 0)
		return body;
	if (strncmp(prototype, never_returns, strlen(never_returns)) == 0)
		return "for (;;) ;";
	return gives_nothing ? "return;" : gives_pointer ? "return 0;" : body;
}

static void
put_function(FILE *out, bool is_own, const char *prototype, const char *body)
{
	bool forever = strncmp(prototype, never_returns, strlen(never_returns)) == 0;

	fprintf(out, "%s%s { %s }\n", is_own ? "static " : "", prototype + (forever ? strlen("volatile ") : 0), fitting(prototype, body));
}

bool
trivial_write(const struct lab *lab, const char *file, const char *body, const char *to, FILE *why)
{
	char *list = text_of("%s.list", to), *line = NULL;
	bool good = make_folders_for(list) && list_prototypes(lab, file, list);
	FILE *in = good ? fopen(list, "r") : NULL, *out = in ? fopen(to, "w") : NULL;
	char *tables = read_tables(file);
	size_t room = 0;

	for (uint32_t i = 0; out && i < lab->headers_count; i++)
		if (lab_header_fits(lab, lab->headers[i], lab_kind_of(lab, file)))
			fprintf(out, "#include <%s>\n", lab->headers[i]);
	while (out && getline(&line, &room, in) > 0) {
		char *p = prototype(line, file, " */ extern "), *own = *tables ? prototype(line, file, " */ static ") : NULL;
		if (p || own)
			put_function(out, own != NULL, p ? p : own, body);
	}
	if (out)
		fputs(tables, out);
	if (!out)
		fprintf(why, "the prototypes of %s cannot be listed", file);
	if (in)
		fclose(in);
	free(tables);
	free(line);
	free(list);
	return out && fclose(out) == 0;
}
