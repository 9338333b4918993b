/* SPDX-License-Identifier: MIT */
/*
 * Starting a program in a new process in one step. It costs no copy of the caller's
 * memory, and may be called from a process with threads. All return an error number.
 */
#pragma once

#include <abi/sched.h>
#include <abi/signal.h>
#include <abi/types.h>

#define POSIX_SPAWN_RESETIDS            0x01
#define POSIX_SPAWN_SETPGROUP           0x02
#define POSIX_SPAWN_SETSIGDEF           0x04
#define POSIX_SPAWN_SETSIGMASK          0x08
#define POSIX_SPAWN_SETSCHEDPARAM       0x10
#define POSIX_SPAWN_SETSCHEDULER        0x20
#define POSIX_SPAWN_USEVFORK            0x40    /* it always does */
#define POSIX_SPAWN_SETSID              0x80

typedef struct {
	short flags;
	pid_t group;
	sigset_t defaults, mask;
	int policy;
	struct sched_param parameters;
} posix_spawnattr_t;

typedef struct {
	struct __spawn_action *first, **last;
} posix_spawn_file_actions_t;

/* actions and attributes may be NULL. *pid (may be NULL) is the child's. What goes wrong
 * in the child, up to and including its exec, is the result, and there is no child. */
int posix_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions,
		const posix_spawnattr_t *attributes, char *const argv[], char *const envp[]);
/* `file` without a slash is looked for in PATH. */
int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions,
		 const posix_spawnattr_t *attributes, char *const argv[], char *const envp[]);

/* Done in the child, in the order in which they were added. EBADF: negative, ENOMEM. */
int posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions);
int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *actions);
int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *actions, int fd,
				     const char *path, int flags, mode_t mode);
/* A descriptor that is not open is no error. */
int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *actions, int fd);
/* The same number twice: it stays open across the exec. */
int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int fd, int wanted);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
int posix_spawn_file_actions_addfchdir_np(posix_spawn_file_actions_t *actions, int fd);

int posix_spawnattr_init(posix_spawnattr_t *attributes);
int posix_spawnattr_destroy(posix_spawnattr_t *attributes);
/* Which of the others count: POSIX_SPAWN_*. */
int posix_spawnattr_setflags(posix_spawnattr_t *attributes, short flags);
int posix_spawnattr_getflags(const posix_spawnattr_t *attributes, short *flags);
/* 0: one of its own. */
int posix_spawnattr_setpgroup(posix_spawnattr_t *attributes, pid_t group);
int posix_spawnattr_getpgroup(const posix_spawnattr_t *attributes, pid_t *group);
/* Signals that get their default action. */
int posix_spawnattr_setsigdefault(posix_spawnattr_t *attributes, const sigset_t *set);
int posix_spawnattr_getsigdefault(const posix_spawnattr_t *attributes, sigset_t *set);
int posix_spawnattr_setsigmask(posix_spawnattr_t *attributes, const sigset_t *set);
int posix_spawnattr_getsigmask(const posix_spawnattr_t *attributes, sigset_t *set);
int posix_spawnattr_setschedpolicy(posix_spawnattr_t *attributes, int policy);
int posix_spawnattr_getschedpolicy(const posix_spawnattr_t *attributes, int *policy);
int posix_spawnattr_setschedparam(posix_spawnattr_t *attributes,
				  const struct sched_param *parameters);
int posix_spawnattr_getschedparam(const posix_spawnattr_t *attributes,
				  struct sched_param *parameters);
