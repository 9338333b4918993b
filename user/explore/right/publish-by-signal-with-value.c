/* SPDX-License-Identifier: MIT */
/* Data, then a signal with a value to the thread that waits for it. */
#include <assert.h>
#include <pthread.h>
#include <signal.h>

static pthread_t receiver;
static int data;

static void *
publish(void *unused)
{
    data = 42;
    pthread_sigqueue(receiver, SIGUSR1, (union sigval){ .sival_ptr = &data });
    return unused;
}

int
main(void)
{
    pthread_t t;
    sigset_t set;
    siginfo_t info;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    receiver = pthread_self();
    pthread_create(&t, NULL, publish, NULL);
    assert(sigwaitinfo(&set, &info) == SIGUSR1 && info.si_value.sival_ptr == &data);
    assert(data == 42);
    data++;
    pthread_join(t, NULL);
    return 0;
}
