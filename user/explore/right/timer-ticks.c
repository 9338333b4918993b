/* SPDX-License-Identifier: MIT */
/* A timer's signals are waited for by the thread that counts them; another reads the count under a lock. */
#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ticked = PTHREAD_COND_INITIALIZER;
static int ticks;

static void *
count(void *set)
{
    int signo;

    for (int i = 0; i < 3; i++) {
        assert(sigwait(set, &signo) == 0 && signo == SIGUSR1);
        pthread_mutex_lock(&lock);
        ticks++;
        pthread_cond_signal(&ticked);
        pthread_mutex_unlock(&lock);
    }
    return NULL;
}

int
main(void)
{
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1 };
    struct itimerspec often = { { 0, 1000000 }, { 0, 1000000 } };
    pthread_t thread;
    timer_t timer;
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    assert(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0);
    pthread_create(&thread, NULL, count, &set);
    timer_settime(timer, 0, &often, NULL);
    pthread_mutex_lock(&lock);
    while (ticks < 3)
        pthread_cond_wait(&ticked, &lock);
    pthread_mutex_unlock(&lock);
    timer_delete(timer);
    pthread_join(thread, NULL);
}
