/* SPDX-License-Identifier: MIT */
/* Each thread has a mask of its own, inherited from its creator; a signal to it waits there while others get theirs. */
#include "signals.h"

#include <pthread.h>

static volatile pid_t handled_by[2];
static volatile int count;
static pthread_barrier_t step;

static void
note(int signo)
{
    (void)signo;
    handled_by[count++] = gettid();
}

static void *
with_it_blocked(void *argument)
{
    sigset_t set;
    int signo;

    CHECK_OK(sigprocmask(SIG_BLOCK, NULL, &set));
    CHECK(sigismember(&set, SIGUSR1) && !sigismember(&set, SIGUSR2));
    pthread_barrier_wait(&step);            /* main unblocks its own and signals us */
    pthread_barrier_wait(&step);
    sigpending(&set);
    CHECK(sigismember(&set, SIGUSR1));
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    CHECK_EQ(sigwait(&set, &signo), 0);
    CHECK_EQ(signo, SIGUSR1);
    return argument;
}

int
main(void)
{
    pthread_t thread;
    sigset_t set;

    handle(SIGUSR1, note, 0);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    CHECK_EQ(pthread_sigmask(SIG_BLOCK, &set, NULL), 0);
    CHECK_EQ(pthread_sigmask(77, &set, NULL), EINVAL);
    pthread_barrier_init(&step, NULL, 2);
    CHECK_EQ(pthread_create(&thread, NULL, with_it_blocked, NULL), 0);
    pthread_barrier_wait(&step);
    CHECK_EQ(pthread_sigmask(SIG_UNBLOCK, &set, NULL), 0);
    CHECK_EQ(pthread_kill(thread, SIGUSR1), 0);
    sigpending(&set);
    CHECK(!sigismember(&set, SIGUSR1));     /* another thread's is not ours */
    CHECK_OK(kill(getpid(), SIGUSR1));      /* the process's: we are the one that takes it */
    while (!count)
        pause_for(MILLISECOND);
    CHECK_EQ(count, 1);
    CHECK_EQ(handled_by[0], gettid());
    pthread_barrier_wait(&step);
    CHECK_EQ(pthread_join(thread, NULL), 0);
    CHECK_EQ(count, 1);
    return 0;
}
