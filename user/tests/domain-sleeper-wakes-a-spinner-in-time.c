/* SPDX-License-Identifier: MIT */
/* A thread that passes points by itself and waits for a flag, while another sleeps a millisecond and sets it: it is asked
 * for the turn when the sleeper is due, not a thousand times later. */
#include "domain.h"

#include <pthread.h>
#include <sys/syscall.h>

static volatile int flag;
static _Thread_local uint32_t countdown = 1;

static void
point(void)
{
    if (countdown > 1)
        countdown--;
    else
        syscall(SYS_heddle, HEDDLE_POINT, &countdown);
}

static void *
sleep_and_tell(void *unused)
{
    pause_for(MILLISECOND);
    flag = 1;
    return unused;
}

static int
inside(void)
{
    long before = now(), points = 0;
    pthread_t thread;

    CHECK_EQ(pthread_create(&thread, NULL, sleep_and_tell, NULL), 0);
    for (; !flag; points++)
        point();
    CHECK(points < 10000);
    CHECK(now() - before < 10 * MILLISECOND);
    return pthread_join(thread, NULL);
}

int
main(int argc, char **argv)
{
    if (argc > 1)
        return inside();
    for (unsigned long seed = 1; seed <= 5; seed++) {
        struct heddle_schedule s = random_schedule(seed);

        s.points_most = 100000;
        CHECK_EQ(run_domain(argv[0], &s), 0);
    }
    return 0;
}
