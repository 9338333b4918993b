/* SPDX-License-Identifier: MIT */
/*
 * Which QEMU?  Asking for its version costs as much as half a boot, so the
 * answer is kept in BUILD/qemu-version together with the file's size and
 * date, and asked for again when those differ.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools/heddle/paths.h"
#include "tools/heddle/qemu.h"
#include "tools/heddle/say.h"

enum { WANTED_MAJOR = 7, WANTED_MINOR = 2 };

/* What the note about this very file begins with. */
static char *
note_for(const char *qemu)
{
	struct stat status = {0};

	stat(qemu, &status);
	return text_of("%s %jd %jd.%09ld ", qemu, (intmax_t)status.st_size,
		       (intmax_t)status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

static bool
read_note(const char *note, char *version, size_t size)
{
	char *path = path_in_build("qemu-version");
	FILE *file = fopen(path, "re");
	char line[4096] = "";

	free(path);
	if (!file)
		return false;
	bool known = fgets(line, sizeof line, file) && strncmp(line, note, strlen(note)) == 0;
	fclose(file);
	if (known)
		snprintf(version, size, "%.*s", (int)strcspn(line + strlen(note), "\n"), line + strlen(note));
	return known;
}

/* Written beside and renamed, for two hundred may do so at once. */
static void
write_note(const char *note, const char *version)
{
	char *path = path_in_build("qemu-version");
	char *fresh = text_of("%s.%d", path, (int)getpid());
	FILE *file = fopen(fresh, "we");

	if (file) {
		fprintf(file, "%s%s\n", note, version);
		if (fclose(file) != 0 || rename(fresh, path) < 0)
			unlink(fresh);
	}
	free(fresh);
	free(path);
}

/* Runs `QEMU --version` and cuts the number out. */
static bool
ask_version(const char *qemu, char *version, size_t size)
{
	char *command = text_of("'%s' --version 2>&1", qemu);
	FILE *pipe = popen(command, "re");
	char line[256] = "";
	const char *number = NULL;

	free(command);
	if (!pipe)
		return false;
	if (fgets(line, sizeof line, pipe))
		number = strstr(line, "version ");
	if (number)
		snprintf(version, size, "%.*s", (int)strspn(number + 8, "0123456789."), number + 8);
	return pclose(pipe) == 0 && number;
}

static bool
find_version(const char *qemu, char *version, size_t size)
{
	char *note = note_for(qemu);
	bool noted = read_note(note, version, size), known = noted || ask_version(qemu, version, size);

	if (known && !noted)
		write_note(note, version);
	free(note);
	return known;
}

static bool
is_since(const char *version, int major, int minor)
{
	int has_major = 0, has_minor = 0;

	sscanf(version, "%d.%d", &has_major, &has_minor);
	return has_major > major || (has_major == major && has_minor >= minor);
}

static bool
check_version(const char *qemu, char **why)
{
	char version[64] = "";

	if (!find_version(qemu, version, sizeof version))
		*why = text_of("%s does not tell its version; is it QEMU?", qemu);
	else if (!is_since(version, WANTED_MAJOR, WANTED_MINOR))
		*why = text_of("found QEMU %s (%s), but %d.%d or newer is wanted",
			       version, qemu, WANTED_MAJOR, WANTED_MINOR);
	return !*why;
}

bool
qemu_is_since(const char *qemu, int major, int minor)
{
	char version[64] = "";

	return find_version(qemu, version, sizeof version) && is_since(version, major, minor);
}

char *
qemu_find(char **why)
{
	const char *name = getenv("QEMU");
	char *qemu;

	*why = NULL;
	if (!name || !*name)
		name = "qemu-system-x86_64";
	qemu = path_of_program(name);
	if (!qemu)
		*why = text_of("there is no %s here; install QEMU: `make deps`, "
			       "or `sudo apt-get install qemu-system-x86`", name);
	else if (!check_version(qemu, why)) {
		free(qemu);
		qemu = NULL;
	}
	return qemu;
}
