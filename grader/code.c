/* SPDX-License-Identifier: MIT */
/* See code.h. */
#include "grader/code.h"

#include <stdlib.h>

#include "grader/digest.h"
#include "grader/process.h"
#include "grader/recipe.h"
#include "tools/heddle/say.h"

/* What the linker needs, no more: no lines, no names of statics, no word of the compiler's version. */
static bool
strip(const char *object, char *to)
{
	char *objcopy = recipe_tool("objcopy");
	char *const argv[] = { objcopy, "--strip-debug", "--strip-unneeded", "--remove-section=.comment", (char *)object, to, NULL };
	bool good = process_tool(argv, NULL, NULL);

	free(objcopy);
	return good;
}

char *
code_digest(const struct build *b)
{
	char *to = workspace_path(b->workspace, "out/code"), *all = text_of("%s", "");
	bool good = b->objects.count > 0;

	for (size_t i = 0; i < b->objects.count && good; i++) {
		char *one = strip(b->objects.list[i], to) ? digest_file(to) : NULL, *longer = text_of("%s%s", all, one ? one : "");

		good = one != NULL;
		free(one);
		free(all);
		all = longer;
	}
	char *digest = good ? digest_bytes(all, b->objects.count * 64) : NULL;
	free(all);
	free(to);
	return digest;
}
