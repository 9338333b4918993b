/* SPDX-License-Identifier: MIT */
/* In a domain rdtsc and rdtscp read the domain's clock, in nanoseconds, all 64 bits of it, and rdtscp says processor 0. */
#include "domain.h"

#include <time.h>

static uint64_t
nanoseconds(void)
{
    struct timespec t;

    CHECK_OK(clock_gettime(CLOCK_MONOTONIC, &t));
    return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

static uint64_t
rdtsc(void)
{
    uint32_t low, high;

    __asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
    return (uint64_t)high << 32 | low;
}

static uint64_t
rdtscp(void)
{
    uint32_t low, high, processor;

    __asm__ volatile("rdtscp" : "=a"(low), "=d"(high), "=c"(processor));
    CHECK_EQ(processor, 0);
    return (uint64_t)high << 32 | low;
}

static int
compare(void)
{
    static uint64_t (*const counters[])(void) = { rdtsc, rdtscp };

    for (int i = 0; i < 2; i++) {
        uint64_t began = nanoseconds(), first = counters[i](), slept;

        CHECK_OK(nanosleep(&(struct timespec){ 5, 0 }, NULL)); /* more than 32 bits hold */
        slept = counters[i]() - first;
        CHECK(slept >= 5000000000 && slept <= nanoseconds() - began);
    }
    return 0;
}

int
main(int argc, char **argv)
{
    struct heddle_schedule s = random_schedule(1);

    if (argc > 1)
        return compare();
    CHECK_EQ(run_domain(argv[0], &s), 0);
    return 0;
}
