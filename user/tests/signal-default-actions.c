/* SPDX-License-Identifier: MIT */
/* Without a handler most signals end the process; SIGCHLD, SIGCONT and SIGWINCH do nothing; ignored ones neither. */
#include "signals.h"

static int signo;

static void
raise_it(void)
{
    CHECK_OK(kill(getpid(), signo));
}

static void
ignore_it(void)
{
    signal(signo, SIG_IGN);
    CHECK_OK(kill(getpid(), signo));
}

int
main(void)
{
    static const int deadly[] = { SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGABRT, SIGFPE, SIGSEGV, SIGPIPE,
                                  SIGALRM, SIGTERM, SIGUSR1, SIGUSR2, SIGBUS, SIGKILL };
    static const int harmless[] = { SIGCHLD, SIGCONT, SIGWINCH, SIGURG };

    for (size_t i = 0; i < sizeof(deadly) / sizeof(deadly[0]); i++) {
        signo = deadly[i];
        CHECK_EQ(run(raise_it), KILLED(signo));
        if (signo != SIGKILL)
            CHECK_EQ(run(ignore_it), EXITED(0));
    }
    for (size_t i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++) {
        signo = harmless[i];
        CHECK_EQ(run(raise_it), EXITED(0));
    }
    return 0;
}
