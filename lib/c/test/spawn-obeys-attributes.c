/* SPDX-License-Identifier: MIT */
/* posix_spawn sets group, session, mask and default actions; without attributes mask and ignored signals stay. */
#include "check.h"

#include <spawn.h>
#include <stdbool.h>

static int handled;

static void
handler(int signo)
{
	handled = signo;
}

static bool
is_blocked(int signo)
{
	sigset_t mask;

	sigprocmask(SIG_BLOCK, NULL, &mask);
	return sigismember(&mask, signo);
}

static bool
is_ignored(int signo)
{
	struct sigaction action;

	CHECK_OK(sigaction(signo, NULL, &action));
	CHECK(action.sa_handler == SIG_IGN || action.sa_handler == SIG_DFL);
	return action.sa_handler == SIG_IGN;
}

static int
look(const char *what)
{
	bool plain = !strcmp(what, "plain"), session = !strcmp(what, "session");

	CHECK_EQ(is_blocked(SIGUSR1), plain);
	CHECK_EQ(is_blocked(SIGUSR2), !plain);
	CHECK_EQ(is_ignored(SIGTERM), plain);
	CHECK_EQ(is_ignored(SIGHUP), 1);
	CHECK_EQ(is_ignored(SIGINT), 0);        /* the parent has a handler */
	CHECK_EQ(getpgrp() == getpid(), !plain);
	CHECK_EQ(getsid(0) == getpid(), session);
	return 0;
}

static void
spawn(char *what, const posix_spawnattr_t *attributes)
{
	char *arguments[] = { "look", what, NULL }, *environment[] = { NULL };
	pid_t child = 0;

	CHECK_EQ(posix_spawn(&child, "/proc/self/exe", NULL, attributes, arguments, environment), 0);
	CHECK_EQ(wait_status(child), EXITED(0));
}

int
main(int argc, char **argv)
{
	posix_spawnattr_t attributes;
	sigset_t set, got;
	short flags;
	pid_t group;

	if (argc > 1)
		return look(argv[1]);
	setpgid(0, getppid());                  /* not a leader, if that is possible */
	signal(SIGINT, handler);
	signal(SIGTERM, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	CHECK_OK(sigprocmask(SIG_SETMASK, &set, NULL));
	spawn("plain", NULL);

	CHECK_EQ(posix_spawnattr_init(&attributes), 0);
	spawn("plain", &attributes);
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	CHECK_EQ(posix_spawnattr_setsigdefault(&attributes, &set), 0);
	sigemptyset(&set);
	sigaddset(&set, SIGUSR2);
	CHECK_EQ(posix_spawnattr_setsigmask(&attributes, &set), 0);
	CHECK_EQ(posix_spawnattr_getsigmask(&attributes, &got), 0);
	CHECK(sigismember(&got, SIGUSR2) && !sigismember(&got, SIGUSR1));
	CHECK_EQ(posix_spawnattr_setpgroup(&attributes, 0), 0);
	CHECK_EQ(posix_spawnattr_getpgroup(&attributes, &group), 0);
	CHECK_EQ(group, 0);
	spawn("plain", &attributes);            /* nothing counts without its flag */
	CHECK_EQ(posix_spawnattr_setflags(&attributes, 0x4000), EINVAL);
	flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
	CHECK_EQ(posix_spawnattr_setflags(&attributes, flags | POSIX_SPAWN_SETPGROUP), 0);
	spawn("group", &attributes);
	CHECK_EQ(posix_spawnattr_setflags(&attributes, flags | POSIX_SPAWN_SETSID), 0);
	CHECK_EQ(posix_spawnattr_getflags(&attributes, &flags), 0);
	CHECK(flags & POSIX_SPAWN_SETSID);
	spawn("session", &attributes);
	CHECK_EQ(posix_spawnattr_destroy(&attributes), 0);
	CHECK(is_blocked(SIGUSR1) && !is_blocked(SIGUSR2) && !handled);
	return 0;
}
