/* SPDX-License-Identifier: MIT */
/* The parent's signal may come before the child has said what to do with it. */
#include <assert.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t told;

static void
note(int number)
{
    (void)number;
    told = 1;
}

int
main(void)
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        sigset_t all, old;

        sigemptyset(&all);
        sigaddset(&all, SIGUSR1);
        sigprocmask(SIG_BLOCK, &all, &old);
        signal(SIGUSR1, note);
        while (!told)
            sigsuspend(&old);
        _exit(0);
    }
    kill(child, SIGUSR1);
    waitpid(child, &status, 0);
    assert(status == 0);
}
