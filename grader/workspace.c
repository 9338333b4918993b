/* SPDX-License-Identifier: MIT */
/* See workspace.h. */
#include "grader/workspace.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "grader/defence.h"
#include "tools/heddle/say.h"

enum { MOST = 16, PATIENCE = 100 };
static char *open_folders[MOST];
static atomic_bool closing; /* no folder is made any more */

static void
remember(char *folder, char *instead_of)
{
	for (size_t i = 0; i < MOST; i++) {
		if (open_folders[i] == instead_of) {
			open_folders[i] = folder;
			return;
		}
	}
}

bool
workspace_open(struct workspace *w)
{
	const char *base = getenv("TMPDIR");

	/* within one that is open already, so that whoever removes that one (jobs.h) removes all */
	if (open_folders[0])
		base = open_folders[0];
	return workspace_open_in(w, base && *base == '/' ? base : "/tmp");
}

bool
workspace_open_in(struct workspace *w, const char *base)
{
	w->folder = text_of("%s/heddle-grade-%d-XXXXXX", base, getpid());
	if (!make_folders_for(w->folder) || !mkdtemp(w->folder)) {
		free(w->folder);
		w->folder = NULL;
		return false;
	}
	remember(w->folder, NULL);
	return true;
}

void
workspace_close(struct workspace *w)
{
	if (!w->folder)
		return;
	remove_tree(w->folder);
	remember(NULL, w->folder);
	free(w->folder);
	w->folder = NULL;
}

void
workspace_close_all(void)
{
	closing = true;
	for (size_t i = 0; i < MOST; i++)
		/* Others still write: what they add while a folder is emptied keeps it, and is removed the next time. */
		for (int n = 0; open_folders[i] && access(open_folders[i], F_OK) == 0 && n < PATIENCE; n++)
			remove_tree(open_folders[i]);
}

char *
workspace_path(const struct workspace *w, const char *format, ...)
{
	va_list args;
	char *name;

	va_start(args, format);
	if (vasprintf(&name, format, args) < 0)
		must_alloc(~0UL);
	va_end(args);
	char *path = text_of("%s/%s", w->folder, name);
	free(name);
	return path;
}

bool
make_folders_for(const char *path)
{
	char *copy = text_of("%s", path);
	bool good = true;

	for (char *slash = strchr(copy + 1, '/'); slash && good; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		good = !closing && (mkdir(copy, 0755) == 0 || errno == EEXIST);
		*slash = '/';
	}
	free(copy);
	return good;
}

bool
write_file(const char *path, const void *bytes, size_t size)
{
	FILE *file = make_folders_for(path) ? fopen(path, "wb") : NULL;

	if (!file)
		return false;
	bool good = fwrite(bytes, 1, size, file) == size;
	return fclose(file) == 0 && good;
}

bool
write_whole(const char *path, const void *bytes, size_t size)
{
	char *part = text_of("%s.part", path);
	FILE *file = make_folders_for(path) ? fopen(part, "wb") : NULL;
	bool good = file && fwrite(bytes, 1, size, file) == size && fflush(file) == 0 && fsync(fileno(file)) == 0;

	if (file && fclose(file) != 0)
		good = false;
	good = good && rename(part, path) == 0;
	if (file && !good) {
		int why = errno;
		unlink(part);
		errno = why;
	}
	free(part);
	return good;
}

bool
copy_file(const char *from, const char *to)
{
	struct stat st;
	int in = open(from, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (defended("file-links") ? O_NOFOLLOW : 0));
	char *bytes = NULL;
	bool good = in >= 0 && fstat(in, &st) == 0 && S_ISREG(st.st_mode);

	if (good) {
		bytes = must_alloc((size_t)st.st_size + 1);
		good = read(in, bytes, (size_t)st.st_size) == st.st_size && write_file(to, bytes, (size_t)st.st_size) &&
		       chmod(to, (st.st_mode & 0777) | S_IRUSR) == 0;	/* root reads what its copy must be readable for, too */
	}
	free(bytes);
	if (in >= 0)
		close(in);
	return good;
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st, (void)type, (void)where;
	remove(path);
	return 0;
}

void
remove_tree(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
