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
#include <string.h>

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

/* An argument that means nothing ends the lesson: it must not look as if it had shown something. */
static inline void
arg_refuse(const char *what, const char *word)
{
    fprintf(stderr, "lesson: %s, not \"%s\"; the lesson's first comment says what it takes\n", what, word);
    exit(2);
}

static inline long
arg_number(int argc, char **argv, int n, long otherwise)
{
    char *end;
    long number;

    if (n >= argc) {
        return otherwise;
    }
    number = strtol(argv[n], &end, 10);
    if (end == argv[n] || *end != '\0' || number < 0) {
        arg_refuse("a number was expected", argv[n]);
    }
    return number;
}

/* One of the words in `words`, which is separated by bars; the first if it is left out. */
static inline const char *
arg_word(int argc, char **argv, int n, const char *words, const char *otherwise)
{
    const char *word = arg_text(argc, argv, n, otherwise);
    size_t length = strlen(word);

    for (const char *p = words; *p != '\0'; p += strcspn(p, "|"), p += *p == '|') {
        if (strcspn(p, "|") == length && strncmp(p, word, length) == 0) {
            return word;
        }
    }
    arg_refuse(words, word);
    return NULL;
}

/* "2", "0.25": seconds in decimal, as nanoseconds; no floating point needed. */
static inline int64_t
seconds_of(const char *text)
{
    char *end;
    int64_t ns = SECONDS(strtol(text, &end, 10));

    if (end == text || ns < 0) {
        arg_refuse("seconds were expected", text);
    }
    if (*end == '.') {
        int64_t unit = SECONDS(1);
        for (end++; *end >= '0' && *end <= '9'; end++) {
            unit /= 10;
            ns += (*end - '0') * unit;
        }
    }
    if (*end != '\0') {
        arg_refuse("seconds were expected", text);
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
