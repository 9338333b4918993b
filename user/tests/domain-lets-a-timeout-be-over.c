/* SPDX-License-Identifier: MIT */
/* A wait of an hour for what another thread does at once is over in time under some schedules and too late under others,
 * and is either again when its choices are replayed; a plain sleep of an hour is never cut short. */
#include "domain.h"

#include <pthread.h>
#include <semaphore.h>
#include <time.h>

static sem_t done;

static void *
post(void *unused)
{
    (void)unused;
    sem_post(&done);
    return NULL;
}

static int
wait_an_hour(void)
{
    struct timespec before, until, after;
    pthread_t thread;
    int late;

    sem_init(&done, 0, 0);
    CHECK_EQ(pthread_create(&thread, NULL, post, NULL), 0);
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += 3600;
    late = sem_timedwait(&done, &until) < 0;
    pthread_join(thread, NULL);
    clock_gettime(CLOCK_REALTIME, &before);
    CHECK_EQ(late, before.tv_sec >= until.tv_sec);
    nanosleep(&(struct timespec){ 3600, 0 }, NULL);
    clock_gettime(CLOCK_REALTIME, &after);
    CHECK(after.tv_sec - before.tv_sec >= 3600);
    return late;
}

int
main(int argc, char **argv)
{
    struct heddle_schedule s, again;
    int late[2] = { 0 };

    if (argc > 1)
        return wait_an_hour();
    for (uint32_t kind = HEDDLE_RANDOM; kind <= HEDDLE_PCT; kind++)
        for (unsigned long seed = 1; seed <= 20; seed++) {
            s = (struct heddle_schedule){ .strategy = kind, .seed = seed, .depth = 3, .length = 30 };
            int status = run_domain(argv[0], &s);

            CHECK(status == 0 || status == 1 << 8);
            late[status != 0]++;
            again = replay_of(&s);
            CHECK_EQ(run_domain(argv[0], &again), status);
            CHECK_EQ(again.points, s.points);
        }
    CHECK(late[0] > 5 && late[1] > 5);
    s = (struct heddle_schedule){ .strategy = HEDDLE_REPLAY };
    CHECK_EQ(run_domain(argv[0], &s), 0);
    return 0;
}
