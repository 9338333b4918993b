/* SPDX-License-Identifier: MIT */
/* sem_post is async-signal-safe: a handler may call it. */
#include <errno.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static sem_t told;

static void
tell(int number)
{
    (void)number;
    sem_post(&told);
}

int
main(void)
{
    pid_t parent = getpid();

    sem_init(&told, 0, 0);
    signal(SIGUSR1, tell);
    if (fork() == 0) {
        kill(parent, SIGUSR1);
        _exit(0);
    }
    while (sem_wait(&told) < 0 && errno == EINTR)
        ;
    while (wait(NULL) < 0 && errno == EINTR)
        ;
}
