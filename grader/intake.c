/* SPDX-License-Identifier: MIT */
/* See intake.h. */
#include "grader/intake.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "grader/digest.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

enum { FILE_MOST = 1 << 20 };

const char *
origin_name(enum origin origin)
{
	static const char *const names[] = { "submission", "starter", "tree" };

	return names[origin];
}

/* 1 taken, 0 not there, -1 there but not fit to be taken (said on `why`). */
static int
take(struct intake *in, const char *folder, const char *path, enum origin origin, const struct workspace *w, FILE *why)
{
	char *from = text_of("%s/%s", folder, path), *to = workspace_path(w, "src/%s", path);
	struct stat st;
	int result = 1;

	if (lstat(from, &st) < 0) {
		result = 0;
	} else if (!S_ISREG(st.st_mode) || st.st_size > FILE_MOST) {
		fprintf(why, "%s: %s\n", from, S_ISREG(st.st_mode) ? "larger than 1 MiB" : "not an ordinary file");
		result = -1;
	} else if (!copy_file(from, to)) {
		fprintf(why, "%s: cannot be read (%s)\n", from, strerror(errno));
		result = -1;
	} else {
		in->taken = must_realloc(in->taken, (in->count + 1) * sizeof *in->taken);
		in->taken[in->count++] = (struct taken){ text_of("%s", path), origin, digest_file(to) };
	}
	free(from);
	free(to);
	return result;
}

static bool
is_new_header(const struct lab *lab, const char *path, const char *name)
{
	size_t length = strlen(name);
	char *in_tree = path_in_tree(path);
	bool is_new = length > 2 && strcmp(name + length - 2, ".h") == 0 && !lab_has_file(lab, path) &&
		      access(in_tree, F_OK) != 0;

	free(in_tree);
	return is_new;
}

static bool
take_headers_beside(const struct lab *lab, struct intake *in, const char *folder, const char *file,
		    const struct workspace *w, FILE *why)
{
	int length = (int)(strrchr(file, '/') - file);
	char *beside = text_of("%s/%.*s", folder, length, file);
	DIR *dir = opendir(beside);
	bool good = true;

	for (struct dirent *e; good && dir && (e = readdir(dir)) != NULL;) {
		char *path = text_of("%.*s/%s", length, file, e->d_name);
		if (is_new_header(lab, path, e->d_name))
			good = take(in, folder, path, FROM_SUBMISSION, w, why) >= 0;
		free(path);
	}
	if (dir)
		closedir(dir);
	free(beside);
	return good;
}

static bool
take_submitted(const struct lab *lab, struct intake *in, const char *folder, const struct workspace *w, FILE *why)
{
	char *starter = text_of("%s/starter", lab->folder);
	int found = 0, got = 1;

	for (uint32_t i = 0; i < lab->files_count && got >= 0; i++) {
		got = take(in, folder, lab->files[i], FROM_SUBMISSION, w, why);
		if (got == 0 && take(in, starter, lab->files[i], FROM_STARTER, w, why) <= 0)
			got = -1;
		else if (got == 1)
			found += take_headers_beside(lab, in, folder, lab->files[i], w, why) ? 1 : 0;
	}
	free(starter);
	if (got >= 0 && found == 0) {
		fprintf(why, "%s: none of the lab's files is in it; expected %s%s\n", folder, lab->files[0],
			lab->files_count > 1 ? " and others" : "");
		return false;
	}
	return got >= 0;
}

static bool
take_tree(const struct lab *lab, struct intake *in, const struct workspace *w, FILE *why)
{
	char *tree = path_in_tree("");
	bool good = true;

	for (uint32_t i = 0; i < lab->files_count && good; i++)
		good = take(in, tree, lab->files[i], FROM_TREE, w, why) == 1;
	free(tree);
	return good;
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

static char *
unpacked(const char *submission, const struct workspace *w, FILE *why)
{
	char *folder = workspace_path(w, "in");

	mkdir(folder, 0755);
	if (!archive_unpack(submission, folder, why)) {
		free(folder);
		return NULL;
	}
	return enter_single_folder(folder);
}

bool
intake_run(const struct lab *lab, const char *submission, const struct workspace *w, struct intake *in, FILE *why)
{
	struct stat st;
	char *folder;

	*in = (struct intake){ .shown = text_of("%s", submission ? submission : ".") };
	if (!submission)
		return take_tree(lab, in, w, why);
	if (stat(submission, &st) < 0) {
		fprintf(why, "%s: %s\n", submission, strerror(errno));
		return false;
	}
	folder = S_ISDIR(st.st_mode) ? text_of("%s", submission) : unpacked(submission, w, why);
	if (!folder)
		return false;
	bool good = take_submitted(lab, in, folder, w, why);
	free(folder);
	return good;
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
	*in = (struct intake){ 0 };
}
