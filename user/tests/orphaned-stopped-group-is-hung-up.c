/* SPDX-License-Identifier: MIT */
/* When the last process that could continue a stopped group ends, the group gets SIGHUP and SIGCONT. */
#include "check.h"

#include <stdatomic.h>
#include <sys/mman.h>

static struct shared {
    atomic_int ready, hung_up, continued;
    atomic_int pid;
} *shared;

static void
note(int signo)
{
    if (signo == SIGHUP)
        shared->hung_up++;
    else
        shared->continued++;
}

/* In a group of its own; lives until it was told that it is alone. */
static void
member(void)
{
    struct sigaction action = { .sa_handler = note };

    CHECK_OK(sigaction(SIGHUP, &action, NULL));
    CHECK_OK(sigaction(SIGCONT, &action, NULL));
    CHECK_OK(setpgid(0, 0));
    shared->pid = getpid();
    shared->ready = 1;
    while (!shared->hung_up || !shared->continued)
        pause_for(5 * MILLISECOND);
}

/* The group's only parent in the session: its end orphans the group. */
static void
guardian(void)
{
    pid_t child = start(member);

    while (!shared->ready)
        pause_for(MILLISECOND);
    CHECK_OK(kill(child, SIGSTOP));
    CHECK_EQ(waitpid(child, NULL, WUNTRACED), child);
    CHECK_EQ(shared->hung_up, 0);
}

int
main(void)
{
    pid_t child;

    shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    CHECK(shared != MAP_FAILED);
    child = fork();
    if (child == 0) {
        CHECK_OK(setsid());                     /* so that nobody above counts */
        CHECK_EQ(run(guardian), EXITED(0));
        while (kill(shared->pid, 0) == 0)       /* init's now */
            pause_for(5 * MILLISECOND);
        _exit(0);
    }
    CHECK_EQ(wait_status(child), EXITED(0));
    CHECK_EQ(shared->hung_up, 1);
    CHECK_EQ(shared->continued, 1);
    return 0;
}
