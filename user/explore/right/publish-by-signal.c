/* SPDX-License-Identifier: MIT */
/* Data, then a signal that the other waits for. */
#include <assert.h>
#include <pthread.h>
#include <signal.h>

static pthread_t receiver;
static int data;

static void *
publish(void *unused)
{
    data = 42;
    pthread_kill(receiver, SIGUSR1);
    return unused;
}

int
main(void)
{
    pthread_t t;
    sigset_t set;
    int signo;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    receiver = pthread_self();
    pthread_create(&t, NULL, publish, NULL);
    assert(sigwait(&set, &signo) == 0 && signo == SIGUSR1);
    assert(data == 42);
    data++;
    pthread_join(t, NULL);
    return 0;
}
