/* SPDX-License-Identifier: MIT */
/* What the parts of grind share. */
#pragma once

#include <stdint.h>

#define FOLDER "/tmp/grind"

/* A well mixed function of two numbers: all chance comes from it. */
static inline uint64_t
chance(uint64_t a, uint64_t b)
{
    uint64_t x = a * 0x9e3779b97f4a7c15UL + b + 1;

    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9UL;
    x = (x ^ x >> 27) * 0x94d049bb133111ebUL;
    return x ^ x >> 31;
}

/* hostile.c: random calls with hostile arguments. Returns how many were made. */
long hostile_run(unsigned long seed, long steps);

/* grammar.c: call number `i` of the sequence of this seed; a function of these two and of what is alive. */
void grammar_call(uint64_t seed, unsigned int i);
const char *grammar_name(uint64_t seed, unsigned int i);
void grammar_prepare(void); /* once: what only grows the first time */
void grammar_begin(void);
void grammar_clean(void);   /* names that a sequence may have left */

/* play.c: a sequence, all of it or only the calls in `list`. */
#define MOST_CALLS 1024
struct plan {
    uint64_t seed;
    unsigned int count;
    unsigned int list[MOST_CALLS];
};
void plan_all(struct plan *plan, uint64_t seed, unsigned int calls);
void plan_print(const struct plan *plan);
const char *play(const struct plan *plan);                 /* NULL, or how it failed */
void shrink(struct plan *plan);                            /* to as few calls as still fail */
const char *soak(uint64_t seed, long seconds, unsigned int calls);
