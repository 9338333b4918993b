/* SPDX-License-Identifier: MIT */
/* See trace_token.h. */
#include "tools/heddle/trace_token.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernel/abi/trace.h"
#include "tools/heddle/command.h"
#include "tools/heddle/runs.h"
#include "tools/heddle/say.h"

enum { FAILS_AGAIN = 1 };

bool
trace_is_file(const char *path)
{
	char magic[sizeof TRACE_MAGIC - 1] = "";
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool is = fd >= 0 && read(fd, magic, sizeof magic) == sizeof magic && memcmp(magic, TRACE_MAGIC, sizeof magic) == 0;

	if (fd >= 0)
		close(fd);
	return is;
}

/* What it has said, if it was not what the program says. */
static void
pass_on(int said)
{
	char text[4096];
	ssize_t n = pread(said, text, sizeof text, 0);

	if (n > 0 && write(STDERR_FILENO, text, (size_t)n) < 0)
		return;
}

/* Its own output is not asked for. */
static bool
replay(const char *token, char *path, int said)
{
	char *argv[] = { "replay", "--deterministic", "--trace", path, (char *)(uintptr_t)token, NULL };
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
		dup2(said, STDERR_FILENO);
		optind = 0;
		_exit(cmd_replay(5, argv));
	}
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) <= FAILS_AGAIN;
}

char *
trace_of_token(const char *token, char **program)
{
	char *path = text_of("%s/heddle-trace.XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp"), *folder;
	const char *its = token_of_word(token);
	struct words words = { 0 };
	int fd, said = memfd_create("said", MFD_CLOEXEC);

	if (!its)
		return NULL;
	fd = mkstemp(path);
	if (fd < 0 || close(fd) < 0 || !replay(its, path, said)) {
		pass_on(said);
		say("%s could not be replayed", token);
		if (fd >= 0)
			unlink(path);
		return NULL;
	}
	close(said);
	folder = runs_find(its, &words);
	*program = folder ? text_of("%s/program", folder) : NULL;
	return path;
}
