/* SPDX-License-Identifier: MIT */
/* Two threads that sleep equally long, one started a moment after the other, wake in a tie: some schedules let the one
 * go on first, some the other, the first moment as well as the second; nobody sleeps too short, and little too long. */
#include "domain.h"

#include <pthread.h>

static int order[2];            /* who came in second, as bits: the first and the second time */
static int come[2];

static void *
sleep_twice(void *number)
{
    struct timespec time = { 1, 0 };

    for (int i = 0; i < 2; i++) {
        long before = now();

        CHECK_OK(nanosleep(&time, NULL));
        CHECK(now() - before >= SECOND && now() - before < SECOND + 3 * MILLISECOND);
        if (come[i]++)
            order[i] = number != NULL;
        CHECK_OK(write(1, ".", 1));
    }
    return NULL;
}

static int
sleepers(void)
{
    pthread_t threads[2];

    for (int i = 0; i < 2; i++)
        CHECK_EQ(pthread_create(&threads[i], NULL, sleep_twice, i ? "second" : NULL), 0);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    return 4 | order[0] | order[1] << 1;
}

int
main(int argc, char **argv)
{
    struct heddle_schedule s, again;
    int seen = 0, status;

    if (argc > 1)
        return sleepers();
    for (unsigned long seed = 1; seed <= 50; seed++) {
        s = random_schedule(seed);
        status = run_domain(argv[0], &s);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) >= 4);
        seen |= 1 << (WEXITSTATUS(status) - 4);
        again = replay_of(&s);
        CHECK_EQ(run_domain(argv[0], &again), status);
    }
    CHECK_EQ(seen, 15);
    return 0;
}
