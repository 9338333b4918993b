/* SPDX-License-Identifier: MIT */
/* What was written before a signal to all of a group, or to a thread, is there for who takes it. */
#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

static int datum;
static sigset_t set;

static void *
take(void *value)
{
    int signo;

    assert(sigwait(&set, &signo) == 0 && datum == *(int *)value);
    return NULL;
}

int
main(void)
{
    pthread_t t;

    assert(setpgid(0, 0) == 0);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    for (int i = 0; i < 2; i++) {
        pthread_create(&t, NULL, take, &i);
        datum = i;
        assert((i == 0 ? killpg(0, SIGUSR1) : tgkill(getpid(), pthread_gettid_np(t), SIGUSR1)) == 0);
        pthread_join(t, NULL);
    }
}
