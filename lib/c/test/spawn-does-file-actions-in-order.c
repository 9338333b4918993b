/* SPDX-License-Identifier: MIT */
/* posix_spawn opens, duplicates, closes and changes folder in the order given, in the child only. */
#include "check.h"

#include <spawn.h>
#include <sys/stat.h>

static int
look(void)
{
	char folder[64], text[8] = "";
	struct stat status;

	CHECK_EQ(read(25, text, sizeof(text)), 5);
	CHECK_TEXT(text, "hello");
	CHECK_ERRNO(fstat(26, &status), EBADF);  /* the pipe's reading end as the parent knows it */
	CHECK_OK(fstat(27, &status));            /* dup2 of 27 onto 27 took its close-on-exec away */
	CHECK_TEXT(getcwd(folder, sizeof(folder)), "/");
	CHECK_EQ(write(1, "told", 4), 4);
	return 0;
}

int
main(int argc, char **argv)
{
	char *arguments[] = { argv[0], "look", NULL }, *environment[] = { NULL };
	char name[] = "/tmp/spawn-output", text[8] = "", here[64], there[64];
	posix_spawn_file_actions_t actions;
	int ends[2], fd;
	pid_t child = 0;

	if (argc > 1)
		return look();
	CHECK_OK(getcwd(here, sizeof(here)) ? 0 : -1);
	CHECK_OK(pipe(ends));
	CHECK_EQ(write(ends[1], "hello", 5), 5);
	CHECK_EQ(dup2(ends[0], 26), 26);
	CHECK_EQ(dup3(ends[0], 27, O_CLOEXEC), 27);
	CHECK_EQ(posix_spawn_file_actions_init(&actions), 0);
	CHECK_EQ(posix_spawn_file_actions_addopen(&actions, -1, name, 0, 0), EBADF);
	CHECK_EQ(posix_spawn_file_actions_addclose(&actions, -1), EBADF);
	CHECK_EQ(posix_spawn_file_actions_adddup2(&actions, 1, -1), EBADF);
	CHECK_EQ(posix_spawn_file_actions_addchdir_np(&actions, "/tmp"), 0);
	CHECK_EQ(posix_spawn_file_actions_addopen(&actions, 1, name + 5, O_WRONLY | O_CREAT | O_TRUNC, 0600), 0);
	CHECK_EQ(posix_spawn_file_actions_addchdir_np(&actions, "/"), 0);
	CHECK_EQ(posix_spawn_file_actions_adddup2(&actions, 26, 25), 0);
	CHECK_EQ(posix_spawn_file_actions_addclose(&actions, 26), 0);
	CHECK_EQ(posix_spawn_file_actions_addclose(&actions, 26), 0);
	CHECK_EQ(posix_spawn_file_actions_adddup2(&actions, 27, 27), 0);
	CHECK_EQ(posix_spawn(&child, "/proc/self/exe", &actions, NULL, arguments, environment), 0);
	CHECK_EQ(wait_status(child), EXITED(0));
	CHECK_EQ(posix_spawn_file_actions_destroy(&actions), 0);
	CHECK(fcntl(27, F_GETFD) == FD_CLOEXEC && fcntl(26, F_GETFD) == 0);
	CHECK_ERRNO(fcntl(25, F_GETFD), EBADF);
	CHECK_TEXT(getcwd(there, sizeof(there)), here);
	fd = CHECK_OK(open(name, O_RDONLY));
	CHECK_EQ(read(fd, text, sizeof(text)), 4);
	CHECK_TEXT(text, "told");
	CHECK_OK(unlink(name));
	return 0;
}
