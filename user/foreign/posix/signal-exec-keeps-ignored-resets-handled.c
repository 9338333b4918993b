/* SPDX-License-Identifier: MIT */
/* signal(7): during an execve(2), handled signals are reset to the default; ignored ones, mask and pending are kept. */
#include "user/foreign/posix/see.h"

static int
after_exec(void)
{
    struct sigaction usr1, usr2;
    sigset_t pending, mask;

    sigaction(SIGUSR1, NULL, &usr1);
    sigaction(SIGUSR2, NULL, &usr2);
    sigpending(&pending);
    sigprocmask(SIG_BLOCK, NULL, &mask);
    see("handled: default %d; ignored: ignored %d; pending %d, blocked %d\n", usr1.sa_handler == SIG_DFL,
        usr2.sa_handler == SIG_IGN, sigismember(&pending, SIGHUP), sigismember(&mask, SIGHUP));
    return 0;
}

int
main(int argc, char **argv)
{
    sigset_t set;

    if (argc > 1)
        return after_exec();
    handle(SIGUSR1, name_it, 0);
    signal(SIGUSR2, SIG_IGN);
    sigemptyset(&set);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGHUP);
    execl("/proc/self/exe", argv[0], "again", (char *)NULL);
    see("exec: %s\n", error_name(errno));
    return 1;
}
