/* SPDX-License-Identifier: MIT */
/* See intake.h. */
#include "grader/intake.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "grader/defence.h"
#include "grader/digest.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

enum { FILE_MOST = 1 << 20, AUTHORS_MOST = 2000 };

const char *
origin_name(enum origin origin)
{
	static const char *const names[] = { "submission", "starter", "tree" };

	return names[origin];
}

/* What became of one file that was looked for. */
enum search { TAKEN, ABSENT, UNFIT, UNREADABLE };

/* Does a folder on the way to the file lead elsewhere?  A submission is what was handed in, not what it points to. */
static bool
passes_link(const char *folder, const char *path, FILE *why)
{
	bool found = false;

	for (const char *slash = strchr(path, '/'); slash && !found && defended("folder-links"); slash = strchr(slash + 1, '/')) {
		char *part = text_of("%s/%.*s", folder, (int)(slash - path), path);
		struct stat st;

		found = lstat(part, &st) == 0 && S_ISLNK(st.st_mode);
		if (found)
			fprintf(why, "%s: a link, not a folder\n", part);
		free(part);
	}
	return found;
}

/* Copies the submission's file at `path` to `to`. */
static enum search
fetch(const char *folder, const char *path, const char *to, FILE *why)
{
	char *from = text_of("%s/%s", folder, path);
	struct stat st;
	enum search result = TAKEN;

	if (passes_link(folder, path, why)) {
		result = UNFIT;
	} else if ((defended("file-links") ? lstat : stat)(from, &st) < 0) {
		result = errno == ENOENT || errno == ENOTDIR ? ABSENT : UNREADABLE;
	} else if (!S_ISREG(st.st_mode) || (st.st_size > FILE_MOST && defended("file-size"))) {
		fprintf(why, "%s: %s\n", from, S_ISREG(st.st_mode) ? "larger than 1 MiB" : "not an ordinary file");
		result = UNFIT;
	} else if (errno = 0, !copy_file(from, to)) {
		result = UNREADABLE;
	}
	if (result == UNREADABLE)
		fprintf(why, "%s: cannot be copied (%s)\n", from, errno ? strerror(errno) : "it changed meanwhile");
	free(from);
	return result;
}

static enum search
take(struct intake *in, const char *folder, const char *path, enum origin origin, const struct workspace *w, FILE *why)
{
	char *to = workspace_path(w, "src/%s", path);
	enum search result = fetch(folder, path, to, why);

	if (result == TAKEN) {
		in->taken = must_realloc(in->taken, (in->count + 1) * sizeof *in->taken);
		in->taken[in->count++] = (struct taken){ text_of("%s", path), origin, digest_file(to) };
	}
	free(to);
	return result;
}

static enum outcome
outcome_of(enum search search)
{
	return search == UNREADABLE ? OUTCOME_FAULT : search == UNFIT ? OUTCOME_REFUSED : OUTCOME_GOOD;
}

static bool
is_taken(const struct intake *in, const char *path)
{
	for (size_t i = 0; i < in->count; i++)
		if (strcmp(in->taken[i].path, path) == 0)
			return true;
	return false;
}

/* A name that could be a line of the report is none. */
static int
is_header(const struct dirent *e)
{
	const char *dot = strrchr(e->d_name, '.');

	for (const char *c = e->d_name; *c; c++)
		if (iscntrl((unsigned char)*c))
			return false;
	return dot && dot > e->d_name && strcmp(dot, ".h") == 0;
}

static bool
is_new(const struct lab *lab, const struct intake *in, const char *path)
{
	char *in_tree = path_in_tree(path);
	bool is_ours = lab_has_file(lab, path) || (access(in_tree, F_OK) == 0 && defended("new-headers"));

	free(in_tree);
	return !is_ours && !is_taken(in, path);
}

/* In order of their names: the report says the same of a copy. */
static enum outcome
take_headers_beside(const struct lab *lab, struct intake *in, const char *folder, const char *file,
		    const struct workspace *w, FILE *why)
{
	int length = (int)(strrchr(file, '/') - file);
	char *beside = text_of("%s/%.*s", folder, length, file);
	struct dirent **entries = NULL;
	int n = scandir(beside, &entries, is_header, alphasort);
	enum outcome result = OUTCOME_GOOD;

	for (int i = 0; i < n; i++) {
		char *path = text_of("%.*s/%s", length, file, entries[i]->d_name);
		if (result == OUTCOME_GOOD && is_new(lab, in, path))
			result = outcome_of(take(in, folder, path, FROM_SUBMISSION, w, why));
		free(path);
		free(entries[i]);
	}
	free(entries);
	free(beside);
	return result;
}

/* One of the lab's files: the student's with its headers, or the starter's. */
static enum outcome
take_one(const struct lab *lab, struct intake *in, const char *folder, const char *file, const struct workspace *w,
	 FILE *why)
{
	char *starter = defended("starter") ? text_of("%s/starter", lab->folder) : path_in_tree("");
	enum search found = take(in, folder, file, FROM_SUBMISSION, w, why);
	enum outcome result = outcome_of(found);

	if (found == TAKEN)
		result = take_headers_beside(lab, in, folder, file, w, why);
	else if (found == ABSENT && take(in, starter, file, FROM_STARTER, w, why) != TAKEN)
		result = OUTCOME_FAULT;
	free(starter);
	return result;
}

/* Who wrote it.  Not in src/: it is none of the lab's files. */
static enum outcome
take_authors(struct intake *in, const char *folder, const struct workspace *w, FILE *why)
{
	char *to = workspace_path(w, "AUTHORS"), text[AUTHORS_MOST + 1];
	enum search found = fetch(folder, "AUTHORS", to, why);
	FILE *file = found == TAKEN ? fopen(to, "r") : NULL;

	if (file) {
		text[fread(text, 1, AUTHORS_MOST, file)] = '\0';
		in->authors = text_of("%s", text);
		fclose(file);
	}
	free(to);
	return outcome_of(found);
}

static enum outcome
take_submitted(const struct lab *lab, struct intake *in, const char *folder, const struct workspace *w, FILE *why)
{
	enum outcome result = take_authors(in, folder, w, why);
	bool any = false;

	for (uint32_t i = 0; i < lab->files_count && result == OUTCOME_GOOD; i++)
		result = take_one(lab, in, folder, lab->files[i], w, why);
	for (size_t i = 0; i < in->count; i++)
		any |= in->taken[i].origin == FROM_SUBMISSION;
	if (lab->part0 && result == OUTCOME_GOOD)
		result = outcome_of(take(in, folder, "part0.token", FROM_SUBMISSION, w, why));
	if (result == OUTCOME_GOOD && !any && defended("any-file")) {
		fprintf(why, "%s: none of the lab's files is in it; expected %s%s\n", in->shown, lab->files[0],
			lab->files_count > 1 ? " and others" : "");
		intake_hint(lab, folder, why);
		result = OUTCOME_REFUSED;
	}
	return result;
}

static enum outcome
take_tree(const struct lab *lab, struct intake *in, const struct workspace *w, FILE *why)
{
	char *tree = path_in_tree("");
	bool good = true;

	for (uint32_t i = 0; i < lab->files_count && good; i++)
		good = take(in, tree, lab->files[i], FROM_TREE, w, why) == TAKEN;
	free(tree);
	return good ? OUTCOME_GOOD : OUTCOME_FAULT;
}

/* An archive may hold the files directly or in one folder; that folder is entered. */
static char *
enter_single_folder(char *folder)
{
	struct dirent *e, only = { 0 };
	int entries = 0;
	DIR *dir = opendir(folder);

	while (dir && (e = readdir(dir)) != NULL)
		if (strcmp(e->d_name, ".") && strcmp(e->d_name, ".."))
			only = *e, entries++;
	if (dir)
		closedir(dir);
	bool known = !strcmp(only.d_name, "lib") || !strcmp(only.d_name, "kernel") || !strcmp(only.d_name, "user");
	if (entries != 1 || only.d_type != DT_DIR || known)
		return folder;
	char *inner = text_of("%s/%s", folder, only.d_name);
	free(folder);
	return inner;
}

static enum outcome
take_archive(const struct lab *lab, struct intake *in, const char *archive, const struct workspace *w, FILE *why)
{
	char *folder = workspace_path(w, "in");
	enum outcome result = OUTCOME_FAULT;

	if (mkdir(folder, 0755) == 0)
		result = archive_unpack(archive, folder, why);
	if (result == OUTCOME_GOOD) {
		folder = enter_single_folder(folder);
		result = take_submitted(lab, in, folder, w, why);
	}
	free(folder);
	return result;
}

enum outcome
intake_run(const struct lab *lab, const char *submission, const struct workspace *w, struct intake *in, FILE *why)
{
	struct stat st;

	*in = (struct intake){ .shown = text_of("%s", submission ? submission : ".") };
	if (!submission)
		return take_tree(lab, in, w, why);
	if (stat(submission, &st) < 0) {
		fprintf(why, "%s: %s\n", submission, strerror(errno));
		return OUTCOME_FAULT;
	}
	if (S_ISDIR(st.st_mode))
		return take_submitted(lab, in, submission, w, why);
	if (S_ISREG(st.st_mode))
		return take_archive(lab, in, submission, w, why);
	fprintf(why, "%s: neither a folder nor a file\n", submission);
	return OUTCOME_FAULT;
}

void
intake_free(struct intake *in)
{
	for (size_t i = 0; i < in->count; i++) {
		free(in->taken[i].path);
		free(in->taken[i].digest);
	}
	free(in->taken);
	free(in->shown);
	free(in->authors);
	*in = (struct intake){ 0 };
}
