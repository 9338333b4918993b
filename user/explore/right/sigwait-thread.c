/* SPDX-License-Identifier: MIT */
/* A thread takes the signals, all others block them. */
#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

static sigset_t set;
static int got;

static void *
take(void *unused)
{
    assert(sigwait(&set, &got) == 0);
    return unused;
}

int
main(void)
{
    pthread_t a;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    pthread_create(&a, NULL, take, NULL);
    kill(getpid(), SIGUSR1);
    pthread_join(a, NULL);
    assert(got == SIGUSR1);
}
