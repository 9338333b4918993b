/* SPDX-License-Identifier: MIT */
/* The signal may come after the look at the flag and before pause, which then waits for another one. */
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
    pid_t parent = getpid();

    signal(SIGUSR1, note);
    if (fork() == 0) {
        kill(parent, SIGUSR1);
        _exit(0);
    }
    if (!told)
        pause();
    wait(NULL);
}
