/* SPDX-License-Identifier: MIT */
/* A thread that counts its points down by itself enters the kernel only when it is asked to: two that read, let go and
 * write back without any system call lose updates under some schedules, which their choices repeat, point by point; in
 * one without choices a thousand points are no call at all; and a loop of points that never ends is ended. */
#include "domain.h"

#include <pthread.h>
#include <sys/syscall.h>

#define TIMES 1000

static volatile int counter;
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
add(void *unused)
{
    for (int i = 0; i < TIMES; i++) {
        int seen = counter;

        point();
        counter = seen + 1;
    }
    return unused;
}

static int
inside(void)
{
    struct heddle_counters before, after;
    pthread_t threads[2];

    CHECK_EQ(syscall(SYS_heddle, HEDDLE_POINT, &countdown), HEDDLE_IN_DOMAIN);
    for (int i = 0; i < 2; i++)
        CHECK_EQ(pthread_create(&threads[i], NULL, add, NULL), 0);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    heddle_counters(&before);
    add(NULL);
    heddle_counters(&after);
    CHECK_EQ(after.syscalls - before.syscalls, 1);
    while (counter == 2 * TIMES - 1)
        point();
    return counter == 3 * TIMES ? 0 : 3;
}

int
main(int argc, char **argv)
{
    struct heddle_schedule s, again;
    int lost = 0;

    if (argc > 1)
        return inside();
    for (unsigned long seed = 1; seed <= 30; seed++) {
        s = random_schedule(seed);
        s.points_most = 100000;
        if (run_domain(argv[0], &s) == 0)
            continue;
        CHECK(s.points >= 3 * TIMES);
        lost++;
        again = replay_of(&s);
        again.points_most = 100000;
        if (s.made > DOMAIN_ROOM)
            continue;
        CHECK_EQ(run_domain(argv[0], &again) != 0, 1);
        CHECK_EQ(again.verdict, s.verdict);
        CHECK_EQ(again.made, s.made);
        CHECK_EQ(again.points, s.points);
        CHECK_EQ(again.switches, s.switches);
    }
    CHECK(lost > 0);
    s = (struct heddle_schedule){ .strategy = HEDDLE_REPLAY };
    CHECK_EQ(run_domain(argv[0], &s), 0);
    CHECK(s.points >= 3 * TIMES);
    CHECK_EQ(syscall(SYS_heddle, HEDDLE_POINT, NULL), 0);
    return 0;
}
