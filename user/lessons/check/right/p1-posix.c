/* SPDX-License-Identifier: MIT */
/* Right: nothing but the C library; the two tasks written out by a recursion. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
tasks(int n, double seconds, int exponent)
{
    if (n > 0) {
        time_t whole = (time_t)seconds;
        printf("@task pid=%d\n", (int)getpid());
        nanosleep(&(struct timespec){ whole, (long)((seconds - (double)whole) * 1e9 + 0.5) }, NULL);
        printf("@result pid=%d value=%llu\n", (int)getpid(), 1ULL << (3 * exponent));
        tasks(n - 1, seconds, exponent);
    }
}

int
main(int argc, char **argv)
{
    double start = now();
    printf("@parent pid=%d\n", (int)getpid());
    tasks(argc > 2 ? atoi(argv[2]) : 2, argc > 1 ? atof(argv[1]) : 2.0, argc > 3 ? atoi(argv[3]) : 20);
    printf("@total ms=%ld\n", (long)((now() - start) * 1000));
}
