/* SPDX-License-Identifier: MIT */
/* See class.h. */
#include "grader/class.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "tools/heddle/say.h"

/* What systems leave in folders is none. */
static int
is_submission(const struct dirent *e)
{
	const char *name = e->d_name;

	if (name[0] == '.' && strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && strcmp(name, ".DS_Store") != 0)
		say("%s is passed over: its name begins with a dot", name);
	return name[0] != '.' && strcmp(name, "__MACOSX") != 0;
}

static void
add(struct class *c, char *path, char *name)
{
	c->list = must_realloc(c->list, (c->count + 1) * sizeof *c->list);
	c->list[c->count++] = (struct submission){ path, name };
}

/* With several folders a submission is called FOLDER/ENTRY. */
static bool
add_folder(struct class *c, const char *folder, bool several)
{
	struct dirent **entries = NULL;
	int n = scandir(folder, &entries, is_submission, alphasort);
	size_t length = strlen(folder);

	if (n < 0) {
		say("%s: %s", folder, strerror(errno));
		return false;
	}
	while (length > 1 && folder[length - 1] == '/')
		length--;
	char *clean = text_of("%.*s", (int)length, folder), *slash = strrchr(clean, '/');
	for (int i = 0; i < n; i++) {
		add(c, text_of("%s/%s", clean, entries[i]->d_name),
		    several ? text_of("%s/%s", slash ? slash + 1 : clean, entries[i]->d_name) : text_of("%s", entries[i]->d_name));
		free(entries[i]);
	}
	free(entries);
	free(clean);
	return true;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(((const struct submission *)a)->name, ((const struct submission *)b)->name);
}

bool
class_list(struct class *c, char *const *folders)
{
	for (char *const *f = folders; *f; f++)
		if (!add_folder(c, *f, folders[1] != NULL))
			return false;
	if (c->count == 0) {
		say("%s: there is no submission in it; every folder, tar or zip in it is one", folders[0]);
		return false;
	}
	qsort(c->list, c->count, sizeof *c->list, by_name);
	for (size_t i = 1; i < c->count; i++) {
		if (strcmp(c->list[i - 1].name, c->list[i].name) == 0) {
			say("two submissions are called %s: %s and %s", c->list[i].name, c->list[i - 1].path, c->list[i].path);
			return false;
		}
	}
	return true;
}

void
class_list_free(struct class *c)
{
	for (size_t i = 0; i < c->count; i++) {
		free(c->list[i].path);
		free(c->list[i].name);
	}
	free(c->list);
	c->list = NULL;
	c->count = 0;
}
