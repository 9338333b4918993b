/* SPDX-License-Identifier: MIT */
/*
 * Scenarios under allocation failure. Each is run with its first allocation in the kernel failing, then its second, and
 * so on until none is left to fail; beyond the first 64 in steps of a 64th, for what allocates so often does so in the same
 * few places (the thousand files of a world). It may fail then, but only for want of memory; and when it is over, whether it
 * failed or not, neither a frame nor a byte of kernel memory is missing.
 */
#pragma once

#include "check.h"

#define MOST 2000

struct scenario {
    const char *name;
    int (*run)(void); /* 0, or errno, with everything undone */
};

static inline int
for_want_of_memory(int error)
{
    return error == ENOMEM || error == EAGAIN || error == ENOSPC || error == ENFILE;
}

/* errno if the call failed, else 0. */
static inline int
error_of(long result)
{
    return result == -1 ? errno : 0;
}

/* Undoes something: once more if the allocation that fails is one of this call. */
#define SURELY(call)                                              \
    ({                                                            \
        long surely;                                              \
                                                                  \
        do                                                        \
            surely = (call);                                      \
        while (surely == -1 && for_want_of_memory(errno));        \
        surely;                                                   \
    })

static inline struct heddle_counters
counters_now(void)
{
    struct heddle_counters c;

    CHECK_OK(heddle_counters(&c));
    return c;
}

static inline struct heddle_counters
counters_at_rest(void)
{
    frames_at_rest();
    return counters_now();
}

/* What was given back may still be on its way on another CPU. */
static inline void
check_nothing_is_missing(const char *name, int n, const struct heddle_counters *before)
{
    struct heddle_counters now = counters_now();

    for (int i = 0; i < 400 && (now.frames != before->frames || now.heap != before->heap); i++) {
        pause_for(5 * MILLISECOND);
        now = counters_now();
    }
    if (now.frames == before->frames && now.heap == before->heap)
        return;
    dprintf(2, "%s: after %d failures %ld frames and %ld bytes more are in use\n", name, n,
            (long)(now.frames - before->frames), (long)(now.heap - before->heap));
    _exit(1);
}

static inline void
fail_at_every_place(const struct scenario *s)
{
    struct heddle_counters before;
    int n = 1, tries = 0, fired, error;

    for (int i = 0; i < 3; i++)
        CHECK_EQ(s->run(), 0); /* caches fill */
    before = counters_at_rest();
    do {
        CHECK(n < MOST);
        heddle_fail_allocation((unsigned)n);
        error = s->run();
        fired = heddle_fail_allocation(0);
        if (error != 0 && !(fired && for_want_of_memory(error))) {
            dprintf(2, "%s: allocation %d %s: %s\n", s->name, n, fired ? "fails" : "is not there", strerror(error));
            _exit(1);
        }
        n += 1 + n / 64;
        tries++;
    } while (fired);
    CHECK_EQ(s->run(), 0);
    check_nothing_is_missing(s->name, tries, &before);
}

#define FAIL_EACH(scenarios)                                                     \
    do {                                                                          \
        for (size_t i = 0; i < sizeof(scenarios) / sizeof((scenarios)[0]); i++)   \
            fail_at_every_place(&(scenarios)[i]);                                 \
    } while (0)
