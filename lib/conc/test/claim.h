/* SPDX-License-Identifier: MIT */
/* What every test here uses: a claim that must hold, or the test ends and says what did not. */
#pragma once

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <conc/time.h>

#define CLAIM(condition) \
    do { \
        if (!(condition)) { \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
            _exit(1); \
        } \
    } while (0)

#define CLAIM_EQ(left, right) \
    do { \
        long long l_ = (long long)(left), r_ = (long long)(right); \
        if (l_ != r_) { \
            fprintf(stderr, "%s:%d: %s is %lld, not %s = %lld\n", __FILE__, __LINE__, #left, l_, #right, r_); \
            _exit(1); \
        } \
    } while (0)

/* On the kernel's command line. */
static inline bool
cmdline_has(const char *word)
{
    char words[1024] = "";
    FILE *f = fopen("/proc/cmdline", "r");
    if (f) {
        if (!fgets(words, sizeof words, f)) {
            words[0] = '\0';
        }
        fclose(f);
    }
    return strstr(words, word);
}

/* Under `heddle run --deterministic`, which is slower. */
static inline bool
runs_deterministic(void)
{
    return cmdline_has("det=1");
}

/* Under `heddle run --deterministic` on one CPU nothing but the program's own work takes time (on several, idle CPUs'
 * does too: virtual time is their sum). */
static inline bool
time_is_virtual(void)
{
    return runs_deterministic() && sysconf(_SC_NPROCESSORS_ONLN) == 1;
}

/* It is at least `ns` since `start`; where time is virtual, at most a tick more. */
#define CLAIM_TOOK(start, ns) \
    do { \
        int64_t took_ = conc_now() - (start); \
        CLAIM(took_ >= (ns)); \
        CLAIM(!time_is_virtual() || took_ <= (ns) + MILLISECONDS(10)); \
    } while (0)
