/* SPDX-License-Identifier: MIT */
/* A handler sets a flag, which is looked at between waits that it interrupts; the signal is blocked between. */
#include <poll.h>
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
    sigset_t set, old;
    pid_t parent = getpid();

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigprocmask(SIG_BLOCK, &set, &old);
    signal(SIGUSR1, note);
    if (fork() == 0) {
        kill(parent, SIGUSR1);
        _exit(0);
    }
    while (!told)
        ppoll(NULL, 0, NULL, &old);
    wait(NULL);
}
