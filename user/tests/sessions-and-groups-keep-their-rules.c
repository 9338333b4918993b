/* SPDX-License-Identifier: MIT */
/* setsid makes leader of session and group, once; setpgid reaches oneself and children in the session before exec. */
#include "check.h"

#include <stdatomic.h>
#include <sys/mman.h>

static atomic_int *step;

static void
new_session(void)
{
    CHECK_OK(setpgid(0, 0));
    CHECK_ERRNO(setsid(), EPERM);               /* a group leader */
    CHECK_EQ(setpgid(0, getppid()), 0);         /* back: the parent leads its group */
    CHECK_EQ(setsid(), getpid());
    CHECK_EQ(getsid(0), getpid());
    CHECK_EQ(getpgrp(), getpid());
    CHECK_ERRNO(setpgid(0, 0), EPERM);          /* a session leader */
    CHECK_ERRNO(setsid(), EPERM);
    *step = 1;
    while (*step == 1)
        pause_for(MILLISECOND);
}

static void
execute(void)
{
    char *arguments[] = { "again", "x", NULL };

    execv("/proc/self/exe", arguments);
}

static void
wait_to_be_killed(void)
{
    for (;;)
        pause_for(SECOND);
}

int
main(int argc, char **argv)
{
    pid_t child, other;

    (void)argv;
    if (argc > 1)
        wait_to_be_killed();
    step = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(step != MAP_FAILED);
    setpgid(0, 0);                              /* EPERM if we are a session's leader: as good */
    child = start(new_session);
    while (*step == 0)
        pause_for(MILLISECOND);
    CHECK_EQ(getsid(child), child);
    CHECK_EQ(getpgid(child), child);
    CHECK_ERRNO(setpgid(child, getpgrp()), EPERM);      /* another session's */
    CHECK_ERRNO(setpgid(getppid(), 0), ESRCH);          /* no child */
    CHECK_ERRNO(setpgid(0, -1), EINVAL);
    CHECK_ERRNO(getpgid(0x3ffffff), ESRCH);
    CHECK_ERRNO(getsid(0x3ffffff), ESRCH);

    other = start(wait_to_be_killed);
    CHECK_EQ(setpgid(other, 0), 0);
    CHECK_EQ(getpgid(other), other);
    CHECK_ERRNO(setpgid(other, child), EPERM);          /* a group of another session */
    CHECK_ERRNO(setpgid(other, 0x3ffffff), EPERM);
    CHECK_OK(kill(other, SIGKILL));
    CHECK_EQ(wait_status(other), KILLED(SIGKILL));
    *step = 2;
    CHECK_EQ(wait_status(child), EXITED(0));

    other = start(execute);
    while (setpgid(other, other) == 0)
        pause_for(MILLISECOND);
    CHECK_EQ(errno, EACCES);                    /* it has executed a program */
    CHECK_OK(kill(other, SIGKILL));
    CHECK_EQ(wait_status(other), KILLED(SIGKILL));
    return 0;
}
