/* SPDX-License-Identifier: MIT */
/*
 * Running this same program again in a domain, with one more argument:
 *
 *     if (argc > 1)
 *         return in_the_domain();
 *     status = run_domain(argv[0], &schedule);         what it wrote is in domain_text
 */
#pragma once

#include "check.h"

#include <heddle.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/wait.h>

#define DOMAIN_ROOM 1000

static char domain_text[16384];
static struct heddle_choice domain_choices[DOMAIN_ROOM];

/* Another program; argv[0] is its path. */
static inline int
run_in_domain(char **argv, struct heddle_schedule *s)
{
    int output = (int)CHECK_OK(memfd_create("output", 0));
    int status;
    ssize_t n;

    s->choices = domain_choices;
    s->room = DOMAIN_ROOM;
    status = (int)CHECK_OK(heddle_domain_run(argv[0], argv, s, output, 1));
    n = CHECK_OK(pread(output, domain_text, sizeof(domain_text) - 1, 0));
    domain_text[n] = '\0';
    close(output);
    return status;
}

static inline int
run_domain(char *program, struct heddle_schedule *s)
{
    char *argv[] = { program, "inside", NULL };

    return run_in_domain(argv, s);
}

static inline struct heddle_schedule
random_schedule(unsigned long seed)
{
    return (struct heddle_schedule){ .strategy = HEDDLE_RANDOM, .seed = seed };
}

/* The choices of the last run once more. */
static inline struct heddle_schedule
replay_of(const struct heddle_schedule *s)
{
    return (struct heddle_schedule){ .strategy = HEDDLE_REPLAY, .replay_count = s->made };
}
