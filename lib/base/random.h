/* SPDX-License-Identifier: MIT */
/*
 * A small seeded random generator, SplitMix64 (Steele, Lea, Flood: "Fast splittable
 * pseudorandom number generators", OOPSLA 2014). One word of state; every seed is
 * good; equal seeds give equal sequences everywhere. Not for secrets.
 */
#pragma once

#include <stdint.h>

struct random {
	uint64_t state;
};

static inline void
random_seed(struct random *random, uint64_t seed)
{
	random->state = seed;
}

/* 64 random bits. */
static inline uint64_t
random_next(struct random *random)
{
	uint64_t z = random->state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

/* Even over 0 .. limit-1; limit must not be 0. (Lemire: "Fast random integer
 * generation in an interval", 2019, without its last correction: the bias is below
 * limit / 2^64.) */
static inline uint64_t
random_below(struct random *random, uint64_t limit)
{
	return (uint64_t)((unsigned __int128)random_next(random) * limit >> 64);
}

/* A second, independent generator made from this one. */
static inline struct random
random_split(struct random *random)
{
	return (struct random){ random_next(random) };
}
