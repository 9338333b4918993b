/* SPDX-License-Identifier: MIT */
/*
 * heddle pack: an archive of what grading would take, and of nothing else.
 * It goes through the intake, so what is refused there is told here, before
 * the deadline.  The same files give the same bytes.
 */
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "grader/intake.h"
#include "grader/interrupt.h"
#include "tools/heddle/buffer.h"
#include "tools/heddle/command.h"
#include "tools/heddle/say.h"

static const char help[] =
	"usage: heddle pack LAB [-o FILE.tar.gz|FILE.zip] [--submission DIR]\n"
	"\n"
	"Packs a submission for handing in: of labs/LAB/mine the files that the lab\n"
	"names, new headers beside them, and AUTHORS (who wrote it, a line each; the\n"
	"reports show it). Grades alike: heddle grade LAB --submission FILE.\n";

enum { WHEN = 24 * 60 * 60 * 3653 }; /* every entry's time: 1980, the first that a zip can say */

struct packing {
	const struct lab *lab;
	const char *out;
	struct workspace workspace;
	struct intake intake;
};

static struct archive *
open_for_writing(const char *path)
{
	const char *dot = strrchr(path, '.');
	bool zip = dot && strcmp(dot, ".zip") == 0;
	struct archive *a = archive_write_new();

	if (zip) {
		archive_write_set_format_zip(a);
	} else {
		archive_write_set_format_ustar(a);
		archive_write_add_filter_gzip(a);
		archive_write_set_filter_option(a, "gzip", "timestamp", NULL);
	}
	if (archive_write_open_filename(a, path) == ARCHIVE_OK)
		return a;
	say("%s: %s", path, archive_error_string(a));
	archive_write_free(a);
	return NULL;
}

static bool
add_bytes(struct archive *a, const char *name, const void *bytes, size_t size)
{
	struct archive_entry *e = archive_entry_new();

	archive_entry_set_pathname(e, name);
	archive_entry_set_size(e, (la_int64_t)size);
	archive_entry_set_filetype(e, AE_IFREG);
	archive_entry_set_perm(e, 0644);
	archive_entry_set_mtime(e, WHEN, 0);
	bool good = archive_write_header(a, e) == ARCHIVE_OK && archive_write_data(a, bytes, size) == (la_ssize_t)size;
	archive_entry_free(e);
	return good;
}

static bool
add_file(struct archive *a, const char *name, const char *path)
{
	FILE *file = fopen(path, "rb");
	struct buffer bytes = { 0 };
	char part[8192];

	for (size_t n; file && (n = fread(part, 1, sizeof part, file)) > 0;)
		buffer_add(&bytes, part, n);
	if (file)
		fclose(file);
	bool good = file && add_bytes(a, name, buffer_text(&bytes), bytes.size);
	buffer_free(&bytes);
	return good;
}

static bool
add_taken(const struct packing *p, struct archive *a)
{
	bool good = !p->intake.authors || add_bytes(a, "AUTHORS", p->intake.authors, strlen(p->intake.authors));

	for (size_t i = 0; i < p->intake.count && good; i++) {
		const struct taken *t = &p->intake.taken[i];
		char *path = workspace_path(&p->workspace, "src/%s", t->path);

		good = t->origin != FROM_SUBMISSION || add_file(a, t->path, path);
		free(path);
	}
	return good;
}

static void
tell(const struct packing *p)
{
	for (size_t i = 0; i < p->intake.count; i++) {
		const struct taken *t = &p->intake.taken[i];

		if (t->origin == FROM_SUBMISSION)
			printf("  %-32s sha256 %.12s\n", t->path, t->digest);
		else
			printf("  %-32s is missing: the starter's will be graded\n", t->path);
	}
	puts(p->intake.authors ? "  AUTHORS" : "  no AUTHORS: a file of that name beside them, a line an author, goes to the reports");
	printf("%s: hand this in\n", p->out);
}

/* Half an archive never has the archive's name. */
static int
write_archive(const struct packing *p)
{
	const char *slash = strrchr(p->out, '/'), *name = slash ? slash + 1 : p->out;
	char *part = text_of("%.*s.part-%s", (int)(name - p->out), p->out, name);
	struct archive *a = open_for_writing(part);
	bool good = a && add_taken(p, a);

	good = a && archive_write_close(a) == ARCHIVE_OK && good;
	if (a && !good)
		say("%s cannot be written: %s", p->out, archive_error_string(a) ? archive_error_string(a) : strerror(errno));
	if (a)
		archive_write_free(a);
	if (good && rename(part, p->out) < 0) {
		say("%s cannot be written: %s", p->out, strerror(errno));
		good = false;
	}
	if (!good)
		unlink(part);
	else
		tell(p);
	free(part);
	return good ? 0 : 2;
}

static int
pack(const struct lab *lab, const char *submission, const char *out)
{
	struct packing p = { .lab = lab, .out = out };
	enum outcome outcome = OUTCOME_FAULT;

	if (workspace_open(&p.workspace))
		outcome = intake_run(lab, submission, &p.workspace, &p.intake, stderr);
	else
		say("no temporary folder can be made (disk full? TMPDIR?)");
	int status = outcome == OUTCOME_GOOD ? write_archive(&p) : outcome == OUTCOME_REFUSED ? 1 : 2;
	intake_free(&p.intake);
	workspace_close(&p.workspace);
	return status;
}

int
cmd_pack(int argc, char **argv)
{
	static const struct option known[] = { { "submission", 1, 0, 's' }, { "help", 0, 0, 'h' }, { 0, 0, 0, 0 } };
	const char *submission = NULL, *out = NULL;
	int c;

	optind = 1;
	while ((c = getopt_long(argc, argv, "o:", known, NULL)) >= 0) {
		switch (c) {
		case 's': submission = optarg; break;
		case 'o': out = optarg; break;
		case 'h': fputs(help, stdout); return 0;
		default: return 2;
		}
	}
	struct lab *lab = optind + 1 == argc ? lab_load(argv[optind], stderr) : NULL;
	if (optind + 1 != argc)
		fputs(help, stderr);
	if (!lab)
		return 2;
	interrupt_watch();
	char *mine = text_of("%s/mine", lab->folder), *name = text_of("%s.tar.gz", lab->name);
	int status = 2;
	if (!submission && access(mine, F_OK) != 0)
		say("labs/%s/mine is not there yet: `make start LAB=%s` makes it from the starter", lab->name, lab->name);
	else
		status = pack(lab, submission ? submission : mine, out ? out : name);
	free(mine);
	free(name);
	lab_free(lab);
	return status;
}
