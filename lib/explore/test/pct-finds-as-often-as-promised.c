/* SPDX-License-Identifier: MIT */
/*
 * A bug of depth d in a program of n threads and k steps is found in at least one of n * k^(d-1) runs: over 100,000
 * runs of models whose only bad words are the hardest there are, each measured frequency is no less (but for chance:
 * four standard deviations).
 */
#include "lib/explore/test/model.h"

#include <math.h>

#define RUNS 100000

/* How many of the runs give a word in which `bad` is found. */
static int
found(struct model *m, uint32_t depth, uint32_t length, const char *bad)
{
	int n = 0;

	for (int seed = 1; seed <= RUNS; seed++) {
		struct heddle_schedule s = { .strategy = HEDDLE_PCT, .depth = depth, .length = length, .seed = (uint64_t)seed };

		model_run(m, &s);
		n += strstr(m->word, bad) != NULL;
	}
	return n;
}

static void
expect(uint32_t threads, uint32_t each, uint32_t depth, const char *bad)
{
	struct model m = { .threads = threads };
	uint32_t length = threads * each;
	double p = 1.0 / threads, least;
	int n;

	for (uint32_t t = 1; t <= threads; t++)
		m.steps[t] = each;
	for (uint32_t i = 1; i < depth; i++)
		p /= length;
	least = RUNS * p - 4 * sqrt(RUNS * p * (1 - p));
	n = found(&m, depth, length, bad);
	printf("%u threads of %u steps, depth %u: %d of %d, promised %.0f\n", threads, each, depth, n, RUNS, RUNS * p);
	CHECK(n >= least);
	/* Not at all, one change less. */
	if (depth > 1)
		CHECK(found(&m, depth - 1, length, bad) == 0);
}

int
main(void)
{
	expect(2, 5, 1, "bbbbbaaaaa");
	expect(3, 4, 1, "ccccbbbb");
	expect(2, 5, 2, "aabbbbbaaa");
	expect(4, 4, 2, "abbbba");
	expect(2, 6, 3, "aaabbbaaabbb");
	expect(3, 3, 3, "abba");
	return 0;
}
