/* SPDX-License-Identifier: MIT */
/*
 * What the lessons share: arguments with defaults, and time in milliseconds.
 *
 * A lesson prints for people.  Lines that begin with @ are for its checker as well: `@word key=value key=value`.
 */
#pragma once

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <conc/time.h>

/* Each line is written when it is complete, also into a pipe: then the lines of several processes come in
 * the order of what happened. */
static inline void
lesson_begin(void)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
}

static inline const char *
arg_text(int argc, char **argv, int n, const char *otherwise)
{
    return n < argc ? argv[n] : otherwise;
}

static inline long
arg_number(int argc, char **argv, int n, long otherwise)
{
    return n < argc ? strtol(argv[n], NULL, 10) : otherwise;
}

/* "2", "0.25": seconds in decimal, as nanoseconds; no floating point needed. */
static inline int64_t
seconds_of(const char *text)
{
    char *end;
    int64_t ns = SECONDS(strtol(text, &end, 10));
    if (*end == '.') {
        int64_t unit = SECONDS(1);
        for (end++; *end >= '0' && *end <= '9'; end++) {
            unit /= 10;
            ns += (*end - '0') * unit;
        }
    }
    return ns;
}

static inline int64_t
arg_seconds(int argc, char **argv, int n, const char *otherwise)
{
    return seconds_of(arg_text(argc, argv, n, otherwise));
}

static inline long
milliseconds_since(int64_t start)
{
    return (long)((conc_now() - start) / MILLISECONDS(1));
}

/* The notes' example of a long calculation. */
static inline unsigned long long
eight_to_the(int n)
{
    unsigned long long result = 1;
    while (n-- > 0) {
        result *= 8;
    }
    return result;
}
