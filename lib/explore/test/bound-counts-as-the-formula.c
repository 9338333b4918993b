/* SPDX-License-Identifier: MIT */
/*
 * Two threads of k steps have 2 C(k-1, ceil(r/2)-1) C(k-1, floor(r/2)-1) schedules of r runs, that is r-2 preemptions;
 * n threads without a bound have (sum of the steps)! / (the product of each one's !). All are different, and the
 * search says that it is exhausted exactly then.
 */
#include "lib/explore/test/model.h"

static struct heddle_choice room[64];

static uint64_t
choose(uint64_t n, uint64_t k)
{
	uint64_t r = 1;

	for (uint64_t i = 0; i < k; i++)
		r = r * (n - i) / (i + 1);
	return k > n ? 0 : r;
}

static uint64_t
with_at_most(uint64_t k, uint64_t preemptions)
{
	uint64_t sum = 0;

	for (uint64_t r = 2; r <= preemptions + 2; r++)
		sum += 2 * choose(k - 1, (r + 1) / 2 - 1) * choose(k - 1, r / 2 - 1);
	return sum;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

static uint64_t
count(struct model *m, uint32_t bound)
{
	static char words[40000][32];
	struct heddle_schedule s = { .strategy = HEDDLE_BOUND, .depth = bound, .choices = room, .room = 64 };
	uint64_t n = 0;

	do {
		model_run(m, &s);
		CHECK(s.preemptions <= bound);
		CHECK(n < 40000 && strlen(m->word) < 32);
		strcpy(words[n++], m->word);
	} while (bound_next(&s));
	CHECK(s.branch_at == HEDDLE_EXHAUSTED);
	qsort(words, n, sizeof(words[0]), by_text);
	for (uint64_t i = 1; i < n; i++)
		CHECK(strcmp(words[i - 1], words[i]) != 0);
	return n;
}

int
main(void)
{
	for (uint32_t k = 1; k <= 7; k++)
		for (uint32_t bound = 0; bound <= 12; bound++) {
			struct model m = { .threads = 2, .steps = { 0, k, k } };

			CHECK(count(&m, bound) == with_at_most(k, bound));
		}
	CHECK(count(&(struct model){ .threads = 3, .steps = { 0, 3, 3, 3 } }, 99) == 1680);
	CHECK(count(&(struct model){ .threads = 3, .steps = { 0, 2, 3, 4 } }, 99) == 1260);
	CHECK(count(&(struct model){ .threads = 4, .steps = { 0, 2, 2, 2, 2 } }, 99) == 2520);
	CHECK(count(&(struct model){ .threads = 4, .steps = { 0, 5, 5, 5, 5 } }, 0) == 24);
	return 0;
}
