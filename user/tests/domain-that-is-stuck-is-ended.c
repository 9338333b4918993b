/* SPDX-License-Identifier: MIT */
/* A domain where everyone waits for what can never come is ended and said to be stuck, one that never ends is ended
 * after its points; one that only sleeps is neither. */
#include "domain.h"

#include <pthread.h>
#include <sched.h>
#include <time.h>

static int
wait_for_ever(void)
{
    int ends[2];
    char byte;

    CHECK_OK(pipe(ends));
    return read(ends[0], &byte, 1) == 0; /* we have the other end ourselves */
}

__attribute__((noreturn)) static void
spin_for_ever(void)
{
    for (;;)
        sched_yield();
}

static int
sleep_long(void)
{
    struct timespec before, after, long_time = { 100000, 0 };

    CHECK_OK(clock_gettime(CLOCK_MONOTONIC, &before));
    CHECK_OK(nanosleep(&long_time, NULL));
    CHECK_OK(clock_gettime(CLOCK_MONOTONIC, &after));
    return after.tv_sec - before.tv_sec == 100000 ? 5 : 6;
}

int
main(int argc, char **argv)
{
    struct heddle_schedule s = random_schedule(1);
    char *word[] = { argv[0], NULL, NULL };

    if (argc > 1 && strcmp(argv[1], "wait") == 0)
        return wait_for_ever();
    if (argc > 1 && strcmp(argv[1], "spin") == 0)
        spin_for_ever();
    if (argc > 1)
        return sleep_long();
    word[1] = "wait";
    CHECK_OK(heddle_domain_run(argv[0], word, &s, -1, 1));
    CHECK_EQ(s.verdict, HEDDLE_STUCK);
    word[1] = "spin";
    s.points_most = 500;
    CHECK_OK(heddle_domain_run(argv[0], word, &s, -1, 1));
    CHECK_EQ(s.verdict, HEDDLE_ENDLESS);
    CHECK(s.points >= 500);
    word[1] = "sleep";
    CHECK_EQ(heddle_domain_run(argv[0], word, &s, -1, 1), 5 << 8);
    CHECK_EQ(s.verdict, HEDDLE_ENDED);
    return 0;
}
