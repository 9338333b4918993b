/* SPDX-License-Identifier: MIT */
/*
 * Tar and zip, by libarchive, into an empty folder.  What a hand-in never
 * holds (a name that leaves the folder, a link, a device, too much) refuses
 * the whole archive with its reason: half of one is not graded.
 */
#include "grader/intake.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "grader/defence.h"
#include "tools/heddle/say.h"

enum {
	FILES_MOST = 1000,
	BYTES_MOST = 16 << 20,
};

struct unpacking {
	struct archive *in;
	const char *archive, *folder;
	size_t files, bytes;
	FILE *why;
};

static bool
leaves_the_folder(const char *name)
{
	size_t length = strlen(name);

	return strcmp(name, "..") == 0 || strncmp(name, "../", 3) == 0 || strstr(name, "/../") ||
	       (length > 3 && strcmp(name + length - 3, "/..") == 0);
}

/* NULL when the entry may be unpacked. */
static const char *
objection(struct archive_entry *entry, const char *name)
{
	if (!defended("archive-names"))
		return NULL;
	if (name[0] == '/')
		return "has an absolute path";
	if (leaves_the_folder(name))
		return "leaves the folder by `..`";
	if (archive_entry_hardlink(entry) || archive_entry_filetype(entry) == AE_IFLNK)
		return "is a link; hand in the file itself";
	if (archive_entry_filetype(entry) != AE_IFREG && archive_entry_filetype(entry) != AE_IFDIR)
		return "is a device or other special file";
	return NULL;
}

static bool
unpack_bytes(struct unpacking *u, FILE *out)
{
	char bytes[16384];
	la_ssize_t n;

	while ((n = archive_read_data(u->in, bytes, sizeof bytes)) > 0) {
		u->bytes += (size_t)n;
		if (u->bytes > BYTES_MOST && defended("archive-bytes")) {
			fprintf(u->why, "%s: unpacks to more than 16 MiB\n", u->archive);
			return false;
		}
		if (fwrite(bytes, 1, (size_t)n, out) != (size_t)n)
			return false;
	}
	if (n < 0)
		fprintf(u->why, "%s: damaged: %s\n", u->archive, archive_error_string(u->in));
	return n == 0;
}

static bool
unpack_entry(struct unpacking *u, struct archive_entry *entry)
{
	const char *name = archive_entry_pathname(entry);
	const char *bad = name ? objection(entry, name) : "has a name that is not text";

	if (!bad && ++u->files > FILES_MOST && defended("archive-files"))
		bad = "is one of more than 1000 files";
	if (bad) {
		fprintf(u->why, "%s: refused: the entry %s %s\n", u->archive, name ? name : "?", bad);
		return false;
	}
	if (archive_entry_filetype(entry) == AE_IFDIR)
		return true;
	char *path = text_of("%s/%s", u->folder, name);
	FILE *out = make_folders_for(path) ? fopen(path, "wb") : NULL;
	bool good = out && unpack_bytes(u, out);

	if (out && fclose(out) != 0)
		good = false;
	if (!out)
		fprintf(u->why, "%s: the entry %s cannot be written\n", u->archive, name);
	free(path);
	return good;
}

static struct archive *
open_archive(const char *path, FILE *why)
{
	struct archive *in = archive_read_new();

	archive_read_support_filter_all(in);
	archive_read_support_format_tar(in);
	archive_read_support_format_zip(in);
	if (archive_read_open_filename(in, path, 16384) != ARCHIVE_OK) {
		fprintf(why, "%s: neither a folder, a tar nor a zip (%s)\n", path, archive_error_string(in));
		archive_read_free(in);
		return NULL;
	}
	return in;
}

enum outcome
archive_unpack(const char *archive, const char *folder, FILE *why)
{
	struct unpacking u = { .archive = archive, .folder = folder, .why = why };
	struct archive_entry *entry;
	int got = ARCHIVE_EOF;
	bool good = true;

	if (access(archive, R_OK) != 0) {
		fprintf(why, "%s: cannot be read (%s)\n", archive, strerror(errno));
		return OUTCOME_FAULT;
	}
	u.in = open_archive(archive, why);
	if (!u.in)
		return OUTCOME_FAULT;
	while (good && (got = archive_read_next_header(u.in, &entry)) == ARCHIVE_OK)
		good = unpack_entry(&u, entry);
	bool damaged = good && got != ARCHIVE_EOF;
	if (damaged)
		fprintf(why, "%s: neither a folder nor a whole tar or zip (%s)\n", archive, archive_error_string(u.in));
	archive_read_free(u.in);
	if (damaged)
		return OUTCOME_FAULT;
	return good ? OUTCOME_GOOD : OUTCOME_REFUSED;
}
