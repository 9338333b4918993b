/* SPDX-License-Identifier: MIT */
/* posix_spawn(3): the file actions in order, then the attributes; the error of exec is the function's result. */
#include "user/foreign/posix/see.h"
#include <spawn.h>

extern char **environ;

int
main(int argc, char **argv)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t set;
    pid_t child;

    if (argc > 1) {
        sigprocmask(SIG_BLOCK, NULL, &set);
        see("%s: own group %d, usr1 blocked %d\n", argv[1], getpgrp() == getpid(), sigismember(&set, SIGUSR1));
        TRY(fcntl(9, F_GETFD));
        TRY(fcntl(0, F_GETFD));
        return 5;
    }
    posix_spawn_file_actions_init(&actions);
    CODE(posix_spawn_file_actions_addopen(&actions, 9, "made", O_WRONLY | O_CREAT, 0600));
    CODE(posix_spawn_file_actions_adddup2(&actions, 9, 8));
    CODE(posix_spawn_file_actions_addclose(&actions, 0));
    posix_spawnattr_init(&attributes);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    CODE(posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK));
    CODE(posix_spawnattr_setsigmask(&attributes, &set));
    char *arguments[] = { "x", "spawned", NULL };
    int result = posix_spawn(&child, "/proc/self/exe", &actions, &attributes, arguments, environ);
    see_end(child);
    see("result %s\n", error_name(result));
    TRY(access("made", F_OK));
    CODE(posix_spawn(&child, "/absent", NULL, NULL, arguments, environ));
    (void)argv;
    return 0;
}
