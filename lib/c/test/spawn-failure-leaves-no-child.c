/* SPDX-License-Identifier: MIT */
/* What fails in posix_spawn's child is its result; pid, errno and the list of children stay as they were. */
#include "check.h"

#include <spawn.h>

static char *arguments[] = { "x", NULL }, *environment[] = { NULL };

static void
fails(const char *path, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes, int error)
{
	pid_t child = -7;

	CHECK_EQ(posix_spawn(&child, path, actions, attributes, arguments, environment), error);
	CHECK_EQ(child, -7);
	CHECK_ERRNO(waitpid(-1, NULL, 0), ECHILD);
}

int
main(int argc, char **argv)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	pid_t child;

	(void)argv;
	if (argc == 0 || !strcmp(argv[0], "x"))
		return 5;
	fails("/no/such", NULL, NULL, ENOENT);
	fails("/tmp", NULL, NULL, EACCES);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, 77, 1);
	fails("/proc/self/exe", &actions, NULL, EBADF);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 9, "/no/such", O_RDONLY, 0);
	fails("/proc/self/exe", &actions, NULL, ENOENT);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addchdir_np(&actions, "/no/such");
	fails("/proc/self/exe", &actions, NULL, ENOENT);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
	posix_spawnattr_setpgroup(&attributes, 0x3ffffff);
	fails("/proc/self/exe", NULL, &attributes, EPERM);
	posix_spawnattr_destroy(&attributes);
	CHECK_EQ(posix_spawnp(&child, "no-such-program", NULL, NULL, arguments, environment), ENOENT);
	CHECK_EQ(posix_spawnp(&child, "/proc/self/exe", NULL, NULL, arguments, environment), 0);
	CHECK_EQ(wait_status(child), EXITED(5));
	setenv("PATH", "/no/such:/bin", 1);
	CHECK_EQ(posix_spawnp(&child, "true", NULL, NULL, (char *[]){ "true", NULL }, environment), 0);
	CHECK_EQ(wait_status(child), EXITED(0));
	return 0;
}
