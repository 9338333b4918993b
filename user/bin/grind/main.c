/* SPDX-License-Identifier: MIT */
/*
 * grind: a fuzzer of system calls, to find out whether the kernel survives them.
 *
 *      grind [-s SEED] [-n STEPS]                  random calls with hostile arguments (hostile.c)
 *      grind -g [-s SEED] [-n SEQUENCES] [-c CALLS]    sequences from a grammar of calls with live objects, threads
 *                                                  and signals (grammar.c, play.c); one that fails is shrunk
 *      grind -g -s SEED -l 3,7,12                  these calls of the seed's sequence only
 *      grind -m SECONDS [-s SEED]                  soak: several of them at once, for so long
 *
 * What it does follows from the seed, which is printed first.
 */
#include "user/bin/grind/grind.h"

#include <heddle.h>
#include <sys/stat.h>
#include <time.h>

#include "user/bin/tool.h"

static struct plan plan;

static int
fails(const char *why)
{
    plan_print(&plan);
    printf("grind: FAILS: %s\n", why);
    return 1;
}

static int
run_sequences(uint64_t seed, long count, unsigned int calls)
{
    for (long i = 0; i < count; i++) {
        const char *why;

        printf("grind: seed %lu\n", seed + (uint64_t)i);
        fflush(stdout);
        plan_all(&plan, seed + (uint64_t)i, calls);
        why = play(&plan);
        if (why == NULL)
            continue;
        shrink(&plan);
        return fails(why);
    }
    printf("grind: %ld sequences of %u calls, and still here\n", count, calls);
    return tool_end();
}

static int
run_list(uint64_t seed, const char *list)
{
    char *end = (char *)list;
    const char *why;

    for (plan.seed = seed; *end && plan.count < MOST_CALLS; end += *end == ',')
        plan.list[plan.count++] = (unsigned int)strtoul(end, &end, 10);
    plan_print(&plan);
    why = play(&plan);
    if (why != NULL)
        return fails(why);
    printf("grind: and still here\n");
    return tool_end();
}

static int
run_soak(uint64_t seed, long seconds, unsigned int calls)
{
    const char *why = soak(seed, seconds / 10 + 1, calls); /* tables that only grow reach their size */

    why = soak(seed + 1000000, seconds, calls);
    printf("grind: soaked for %ld seconds%s%s\n", seconds, why ? ": FAILS: " : ", nothing is lost", why ? why : "");
    return why ? 1 : tool_end();
}

int
main(int argc, char **argv)
{
    struct timespec time;
    long seed = -1, steps = -1, calls = 120, seconds = 0;
    const char *list = NULL;
    int option, grammar = 0;

    tool_start("grind", "[-g] [-s SEED] [-n STEPS] [-c CALLS] [-l CALL,...] [-m SECONDS]");
    while ((option = getopt(argc, argv, "gs:n:c:l:m:")) != -1) {
        switch (option) {
        case 'g': grammar = 1; break;
        case 's': seed = number(optarg); break;
        case 'n': steps = number(optarg); break;
        case 'c': calls = number(optarg); break;
        case 'l': list = optarg; break;
        case 'm': seconds = number(optarg); break;
        default: usage();
        }
    }
    if (calls < 1 || calls > MOST_CALLS)
        usage();
    if (heddle_version() < 1) {
        fprintf(stderr, "grind: only for Heddle: as root on Linux it would do harm\n");
        return 2;
    }
    clock_gettime(CLOCK_MONOTONIC, &time);
    if (seed < 0)
        seed = time.tv_nsec % 1000000;
    mkdir(FOLDER, 0700);
    grammar_prepare();
    chdir(FOLDER);
    if (list)
        return run_list((uint64_t)seed, list);
    if (seconds > 0)
        return run_soak((uint64_t)seed, seconds, (unsigned int)calls);
    if (grammar)
        return run_sequences((uint64_t)seed, steps < 0 ? 100 : steps, (unsigned int)calls);
    printf("grind: again with: grind -s %ld -n %ld\n", seed, steps < 0 ? 10000 : steps);
    fflush(stdout);
    printf("grind: %ld calls made, and still here\n", hostile_run((unsigned long)seed, steps < 0 ? 10000 : steps));
    return tool_end();
}
