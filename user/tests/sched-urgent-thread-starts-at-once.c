/* SPDX-License-Identifier: MIT */
/* A real-time thread that is woken runs within 100 microseconds, though ten threads of the default class are busy on
 * its CPU and another wakes and sleeps all the time. Virtual time; the longest of 200 is printed. */
#include "futex_pi.h"

#define LIMIT 100000

static volatile int stop;

static void *
spin(void *argument)
{
    while (!stop)
        ;
    return NULL;
}

static void *
doze(void *argument)
{
    while (!stop)
        pause_for(20000);
    return NULL;
}

int
main(void)
{
    pthread_t thread[11];
    long longest = 0;

    if (!is_deterministic())
        skip("only a deterministic run has virtual time");
    use_one_cpu();
    for (int i = 0; i < 10; i++)
        thread[i] = start_thread(spin, NULL);
    thread[10] = start_thread(doze, NULL);
    set_priority(10);
    for (int i = 0; i < 200; i++) {
        long late, until = now() + MILLISECOND + i * 977;
        struct timespec time = { until / SECOND, until % SECOND };

        CHECK_OK(clock_nanosleep(CLOCK_MONOTONIC, 1 /* absolute */, &time, NULL));
        late = now() - until;
        if (late > longest)
            longest = late;
    }
    stop = 1;
    set_priority(0);
    for (int i = 0; i < 11; i++)
        join(thread[i]);
    printf("longest: %ld ns\n", longest);
    CHECK(longest < LIMIT);
    return 0;
}
