/* SPDX-License-Identifier: MIT */
/* See intake.h.  A wrong file name is the commonest zero there is; whoever hands in should see it at a glance. */
#include <fts.h>
#include <stdlib.h>
#include <string.h>

#include "grader/intake.h"

enum { SHOWN = 5, DEPTH = 8 };

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* The lab's file that is called so, whatever the case of its letters; NULL: none. */
static const char *
file_called(const struct lab *lab, const char *name)
{
	for (uint32_t i = 0; i < lab->files_count; i++)
		if (strcasecmp(strrchr(lab->files[i], '/') + 1, name) == 0)
			return lab->files[i];
	return NULL;
}

static bool
is_archive(const char *name)
{
	static const char *const ends[] = { ".zip", ".tar", ".gz", ".tgz", ".xz", ".bz2" };
	size_t length = strlen(name);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (length > strlen(ends[i]) && strcmp(name + length - strlen(ends[i]), ends[i]) == 0)
			return true;
	return false;
}

static void
tell_file(const struct lab *lab, const char *path, const char *name, FILE *why)
{
	const char *meant = file_called(lab, name);

	if (meant)
		fprintf(why, "  %s is there: it must be called %s\n", path, meant);
	else
		fprintf(why, "  %s is there%s\n", path, is_archive(name) ? ": unpack it" : "");
}

void
intake_hint(const struct lab *lab, const char *folder, FILE *why)
{
	char *const roots[] = { (char *)folder, NULL };
	FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
	int files = 0;

	for (FTSENT *e; tree && files <= SHOWN && (e = fts_read(tree)) != NULL;) {
		if (e->fts_level > DEPTH)
			fts_set(tree, e, FTS_SKIP);
		if (e->fts_info != FTS_F)
			continue;
		const char *path = e->fts_path + strlen(folder);
		if (files++ < SHOWN)
			tell_file(lab, path + strspn(path, "/"), e->fts_name, why);
		else
			fputs("  and more\n", why);
	}
	if (tree)
		fts_close(tree);
	if (files == 0)
		fputs("  there is no file in it\n", why);
}
