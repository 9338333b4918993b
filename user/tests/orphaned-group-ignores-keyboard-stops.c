/* SPDX-License-Identifier: MIT */
/* In an orphaned group SIGTSTP, SIGTTIN and SIGTTOU do nothing by default; SIGSTOP stops it all the same. */
#include "check.h"

static void
orphaned(void)
{
    CHECK_OK(setsid());                         /* nobody else is in this session */
    raise(SIGTSTP);
    raise(SIGTTIN);
    raise(SIGTTOU);
    raise(SIGSTOP);
}

int
main(void)
{
    pid_t child = start(orphaned);
    int status;

    CHECK_EQ(waitpid(child, &status, WUNTRACED), child);
    CHECK(WIFSTOPPED(status));
    CHECK_EQ(WSTOPSIG(status), SIGSTOP);
    CHECK_OK(kill(child, SIGCONT));
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
