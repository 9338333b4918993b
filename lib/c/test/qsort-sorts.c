/* SPDX-License-Identifier: MIT */
/* qsort sorts elements of any size and any order; bsearch then finds each. */
#include "check.h"

struct wide {
	int key;
	char filling[13];
};

static int
compare(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

static void
sort_of(int count, unsigned seed)
{
	struct wide a[200];
	long sum = 0;

	for (int i = 0; i < count; i++) {
		a[i].key = rand_r(&seed) % 50;
		a[i].filling[12] = (char)a[i].key;
		sum += a[i].key;
	}
	qsort(a, (size_t)count, sizeof(*a), compare);
	for (int i = 0; i < count; i++) {
		CHECK(i == 0 || a[i - 1].key <= a[i].key);
		CHECK_EQ(a[i].filling[12], a[i].key);
		sum -= a[i].key;
	}
	CHECK_EQ(sum, 0);
	for (int key = 0; key < 50; key++) {
		struct wide *found = bsearch(&key, a, (size_t)count, sizeof(*a), compare);
		int there = 0;

		for (int i = 0; i < count; i++)
			there |= a[i].key == key;
		CHECK_EQ(found != NULL, there);
		CHECK(!found || found->key == key);
	}
}

int
main(void)
{
	for (int count = 0; count <= 200; count += count < 8 ? 1 : 24)
		sort_of(count, (unsigned)count);
	return 0;
}
