/* SPDX-License-Identifier: MIT */
/* A user signals its own processes; another's answer EPERM, to kill, tgkill and a group; SIGCONT reaches the session. */
#include "user.h"

static pid_t sleeper;
static int ready[2];

static void
sleep_as_bob(void)
{
    become(BOB, BOB);
    CHECK_EQ(write(ready[1], "x", 1), 1);
    for (;;)
        pause();
}

static void
as_alice(void)
{
    pid_t own;

    become(ALICE, ALICE);
    CHECK_ERRNO(kill(sleeper, 0), EPERM);
    CHECK_ERRNO(kill(sleeper, SIGKILL), EPERM);
    CHECK_ERRNO(kill(1, SIGTERM), EPERM);
    CHECK_ERRNO(syscall(SYS_tgkill, sleeper, sleeper, SIGKILL), EPERM);
    CHECK_OK(kill(sleeper, SIGCONT));
    own = start((void (*)(void))pause);
    CHECK_OK(kill(own, SIGKILL));
    CHECK_EQ(wait_status(own), KILLED(SIGKILL));
    CHECK_ERRNO(kill(99999, 0), ESRCH);
}

int
main(void)
{
    char byte;

    must_be_root();
    CHECK_OK(pipe(ready));
    sleeper = start(sleep_as_bob);
    CHECK_EQ(read(ready[0], &byte, 1), 1);
    CHECK_EQ(run(as_alice), 0);
    CHECK_EQ(waitpid(sleeper, NULL, WNOHANG), 0);
    CHECK_OK(kill(sleeper, SIGKILL));
    CHECK_EQ(wait_status(sleeper), KILLED(SIGKILL));
    return 0;
}
