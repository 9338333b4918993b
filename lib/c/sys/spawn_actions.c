/* SPDX-License-Identifier: MIT */
/* What posix_spawn does with descriptors before the exec: a list, in order. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "lib/c/spawn.h"
#include "lib/c/syscall.h"

enum kind { OPEN, CLOSE, DUP2, CHDIR, FCHDIR };

struct __spawn_action {
	struct __spawn_action *next;
	enum kind kind;
	int fd, wanted, flags;
	mode_t mode;
	char path[];
};

int
posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions)
{
	actions->first = NULL;
	actions->last = &actions->first;
	return 0;
}

int
posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *actions)
{
	struct __spawn_action *a;

	while ((a = actions->first)) {
		actions->first = a->next;
		free(a);
	}
	return posix_spawn_file_actions_init(actions);
}

static int
add(posix_spawn_file_actions_t *actions, const struct __spawn_action *what,
    const char *path)
{
	struct __spawn_action *a = malloc(sizeof(*a) + strlen(path) + 1);

	if (!a)
		return ENOMEM;
	*a = *what;
	strcpy(a->path, path);
	if (!actions->first)
		actions->last = &actions->first; /* the object may have been copied */
	*actions->last = a;
	actions->last = &a->next;
	return 0;
}

int
posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *actions, int fd,
				 const char *path, int flags, mode_t mode)
{
	struct __spawn_action a = { .kind = OPEN, .fd = fd, .flags = flags, .mode = mode };

	return fd < 0 ? EBADF : add(actions, &a, path);
}

int
posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *actions, int fd)
{
	struct __spawn_action a = { .kind = CLOSE, .fd = fd };

	return fd < 0 ? EBADF : add(actions, &a, "");
}

int
posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int fd, int wanted)
{
	struct __spawn_action a = { .kind = DUP2, .fd = fd, .wanted = wanted };

	return fd < 0 || wanted < 0 ? EBADF : add(actions, &a, "");
}

int
posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path)
{
	struct __spawn_action a = { .kind = CHDIR };

	return add(actions, &a, path);
}

int
posix_spawn_file_actions_addfchdir_np(posix_spawn_file_actions_t *actions, int fd)
{
	struct __spawn_action a = { .kind = FCHDIR, .fd = fd };

	return fd < 0 ? EBADF : add(actions, &a, "");
}

static long
open_as(const struct __spawn_action *a)
{
	long fd, answer;

	sys(SYS_close, a->fd);
	fd = sys(SYS_open, a->path, a->flags, a->mode);
	if (fd < 0 || fd == a->fd)
		return fd;
	answer = sys(SYS_dup2, fd, a->fd);
	sys(SYS_close, fd);
	return answer;
}

static long
dup_as(const struct __spawn_action *a)
{
	long flags;

	if (a->fd != a->wanted)
		return sys(SYS_dup2, a->fd, a->wanted);
	flags = sys(SYS_fcntl, a->fd, F_GETFD);
	return flags < 0 ? flags : sys(SYS_fcntl, a->fd, F_SETFD, flags & ~FD_CLOEXEC);
}

static long
act(const struct __spawn_action *a)
{
	switch (a->kind) {
	case OPEN:
		return open_as(a);
	case CLOSE:
		sys(SYS_close, a->fd);
		return 0;
	case DUP2:
		return dup_as(a);
	case CHDIR:
		return sys(SYS_chdir, a->path);
	case FCHDIR:
		return sys(SYS_fchdir, a->fd);
	}
	return 0;
}

long
__spawn_do_actions(const posix_spawn_file_actions_t *actions)
{
	long answer = 0;

	for (const struct __spawn_action *a = actions->first; a && answer >= 0; a = a->next)
		answer = act(a);
	return answer < 0 ? answer : 0;
}
