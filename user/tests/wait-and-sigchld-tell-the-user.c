/* SPDX-License-Identifier: MIT */
/* waitid and SIGCHLD tell the real user of a child that stops and that ends. */
#include "user.h"

static volatile unsigned int told;

static void
handler(int signo, siginfo_t *info, void *context)
{
    (void)signo;
    (void)context;
    told = info->si_uid;
}

static void
as_alice(void)
{
    become(ALICE, ALICE);
    raise(SIGSTOP);
}

static void
expect(pid_t child, int options)
{
    siginfo_t info = { 0 };

    CHECK_EQ(waitid(P_PID, (id_t)child, &info, options), 0);
    CHECK_EQ(info.si_uid, ALICE);
    CHECK_EQ(told, ALICE);
    told = 0;
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_RESTART };
    pid_t child;

    must_be_root();
    CHECK_OK(sigaction(SIGCHLD, &action, NULL));
    child = start(as_alice);
    expect(child, WSTOPPED);
    CHECK_OK(kill(child, SIGCONT));
    expect(child, WEXITED | WNOWAIT);
    told = ALICE;
    expect(child, WEXITED);
    return 0;
}
