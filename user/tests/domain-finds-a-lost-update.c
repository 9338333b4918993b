/* SPDX-License-Identifier: MIT */
/* Two threads that read, let go and write back lose an update under some schedule and not under others; the choices of
 * one that does lose it again, and without choices it does not. */
#include "domain.h"

#include <pthread.h>
#include <sched.h>

static int counter;

static void *
add_one(void *unused)
{
    int seen = counter;

    (void)unused;
    sched_yield();
    counter = seen + 1;
    return NULL;
}

static int
count(void)
{
    pthread_t threads[2];

    for (int i = 0; i < 2; i++)
        CHECK_EQ(pthread_create(&threads[i], NULL, add_one, NULL), 0);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    return counter == 2 ? 0 : 3;
}

int
main(int argc, char **argv)
{
    struct heddle_schedule s, again;
    int lost = 0, kept = 0;

    if (argc > 1)
        return count();
    for (unsigned long seed = 1; seed <= 50; seed++) {
        s = random_schedule(seed);
        if (run_domain(argv[0], &s) == 0) {
            kept++;
            continue;
        }
        lost++;
        CHECK_EQ(s.verdict, HEDDLE_ENDED);
        again = replay_of(&s);
        CHECK_EQ(run_domain(argv[0], &again), 3 << 8);
        CHECK_EQ(again.made, s.made);
        CHECK_EQ(again.points, s.points);
    }
    CHECK(lost > 0 && kept > 0);
    s = (struct heddle_schedule){ .strategy = HEDDLE_REPLAY };
    CHECK_EQ(run_domain(argv[0], &s), 0);
    CHECK_EQ(s.made, 0);
    return 0;
}
