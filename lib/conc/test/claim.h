/* SPDX-License-Identifier: MIT */
/* What every test here uses: a claim that must hold, or the test ends and says what did not. */
#pragma once

#include <stdio.h>
#include <stdlib.h>
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

/* The time `since` is at least `ns` ago, and on a machine of our own (argument "exact") at most a tick more. */
#define CLAIM_TOOK(since, ns) \
    do { \
        int64_t took_ = conc_now() - (since); \
        CLAIM(took_ >= (ns)); \
        if (getenv("HEDDLE_EXACT")) { \
            CLAIM(took_ <= (ns) + MILLISECONDS(10)); \
        } \
    } while (0)
