/* SPDX-License-Identifier: MIT */
/* Who arms a timer has written before what another reads when it has expired. */
#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static int datum, fd;
static sigset_t set;

static void *
wait_for_signal(void *value)
{
    int signo;

    assert(sigwait(&set, &signo) == 0 && datum == *(int *)value);
    return NULL;
}

static void *
wait_for_file(void *value)
{
    uint64_t times;

    assert(read(fd, &times, sizeof(times)) == sizeof(times) && datum == *(int *)value);
    return NULL;
}

int
main(void)
{
    struct itimerspec soon = { .it_value.tv_nsec = 1000 };
    struct itimerval soon_too = { .it_value.tv_usec = 1 };
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM };
    pthread_t t;
    timer_t timer;

    sigemptyset(&set);
    sigaddset(&set, SIGALRM);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    fd = timerfd_create(CLOCK_MONOTONIC, 0);
    assert(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0);
    for (int i = 0; i < 4; i++) {
        pthread_create(&t, NULL, i == 0 ? wait_for_file : wait_for_signal, &i);
        datum = i;
        if (i == 0)
            timerfd_settime(fd, 0, &soon, NULL);
        else if (i == 1)
            timer_settime(timer, 0, &soon, NULL);
        else if (i == 2)
            setitimer(ITIMER_REAL, &soon_too, NULL);
        else
            alarm(1);
        pthread_join(t, NULL);
    }
}
