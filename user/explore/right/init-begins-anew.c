/* SPDX-License-Identifier: MIT */
/* The first process, which began this program, has had no time and no children before, whatever schedules came first. */
#include <assert.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define STEPS 3000      /* a hundredth of a second, which /proc counts in, is four schedules */

#define STEP_NS 1000    /* it waits, which is one step */

static atomic_int came, steps;

static void *
come(void *unused)
{
    came = 1;
    return unused;
}

static long
its_time(void)
{
    struct timespec time = { 0, 0 };
    clockid_t clock;

    assert(clock_getcpuclockid(1, &clock) == 0);
    return clock_gettime(clock, &time) == 0 && time.tv_sec == 0 ? time.tv_nsec : -1;
}

static void
look_at_its_children(void)
{
    long user = -1, system = -1;
    char text[512] = "";
    int fd = open("/proc/1/stat", O_RDONLY);

    assert(fd >= 0 && read(fd, text, sizeof(text) - 1) > 0);
    close(fd);
    assert(sscanf(text, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*d %*d %ld %ld", &user, &system) == 2);
    assert(user == 0 && system == 0);
}

int
main(void)
{
    pthread_t t;

    assert(its_time() == STEP_NS);
    pthread_create(&t, NULL, come, NULL);
    if (came)                           /* seldom: who opens a file begins in a new world */
        look_at_its_children();
    while (steps++ < STEPS)
        ;
    assert(its_time() == STEP_NS);
    pthread_join(t, NULL);
    return 0;
}
