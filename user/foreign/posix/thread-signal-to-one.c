/* SPDX-License-Identifier: MIT */
/* pthread_kill(3): directed to the given thread, si_code SI_TKILL; masks are per thread and inherited at creation. */
#include "user/foreign/posix/see.h"
#include <pthread.h>
#include <semaphore.h>

static sem_t ready;
static pthread_t it;

static void
tell(int signo, siginfo_t *info, void *context)
{
    (void)context;
    see("%s in it %d, code tkill %d\n", strsignal(signo), pthread_equal(it, pthread_self()), info->si_code == SI_TKILL);
    caught++;
}

static void *
body(void *argument)
{
    sigset_t mask;

    pthread_sigmask(SIG_BLOCK, NULL, &mask);
    see("inherited: usr2 %d usr1 %d\n", sigismember(&mask, SIGUSR2), sigismember(&mask, SIGUSR1));
    sem_post(&ready);
    while (!caught)
        a_moment();
    return argument;
}

int
main(void)
{
    struct sigaction action = { .sa_sigaction = tell, .sa_flags = SA_SIGINFO };
    sigset_t set, pending;

    DO(sigaction(SIGUSR1, &action, NULL));
    sem_init(&ready, 0, 0);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    CODE(pthread_sigmask(SIG_BLOCK, &set, NULL));
    CODE(pthread_sigmask(42, &set, NULL));
    pthread_create(&it, NULL, body, NULL);
    sem_wait(&ready);
    CODE(pthread_kill(it, 0));
    CODE(pthread_kill(it, 65));
    CODE(pthread_kill(it, SIGUSR2));
    sigpending(&pending);
    see("not mine: %d\n", sigismember(&pending, SIGUSR2));
    pthread_kill(it, SIGUSR1);
    CODE(pthread_join(it, NULL));
    return 0;
}
