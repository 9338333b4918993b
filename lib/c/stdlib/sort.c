/* SPDX-License-Identifier: MIT */
/*
 * Sorting by heapsort (Williams 1964): in place, O(n log n) in the worst case too, no
 * recursion. First the array becomes a heap (largest on top), then the top is swapped
 * to the end again and again.
 */
#include <stdlib.h>

typedef int compare_with(const void *, const void *, void *);

struct array {
	char *base;
	size_t size;
	compare_with *compare;
	void *context;
};

static char *
at(const struct array *a, size_t index)
{
	return a->base + index * a->size;
}

static void
swap(const struct array *a, size_t i, size_t j)
{
	char *p = at(a, i), *q = at(a, j);

	for (size_t k = 0; k < a->size; k++) {
		char byte = p[k];

		p[k] = q[k];
		q[k] = byte;
	}
}

/* Lets the element at `root` sink until no child of it is larger. */
static void
sink(const struct array *a, size_t root, size_t count)
{
	for (;;) {
		size_t child = 2 * root + 1;

		if (child >= count)
			return;
		if (child + 1 < count &&
		    a->compare(at(a, child), at(a, child + 1), a->context) < 0)
			child++;
		if (a->compare(at(a, root), at(a, child), a->context) >= 0)
			return;
		swap(a, root, child);
		root = child;
	}
}

void
qsort_r(void *base, size_t count, size_t size, compare_with *compare, void *context)
{
	struct array a = { base, size, compare, context };

	for (size_t root = count / 2; root-- > 0;)
		sink(&a, root, count);
	while (count > 1) {
		swap(&a, 0, --count);
		sink(&a, 0, count);
	}
}

static int
compare_plain(const void *a, const void *b, void *context)
{
	return (*(__compare *)context)(a, b);
}

void
qsort(void *base, size_t count, size_t size, __compare compare)
{
	qsort_r(base, count, size, compare_plain, &compare);
}

void *
bsearch(const void *key, const void *base, size_t count, size_t size, __compare compare)
{
	const char *low = base;

	while (count) {
		const char *middle = low + count / 2 * size;
		int order = compare(key, middle);

		if (order == 0)
			return (void *)middle;
		if (order > 0) {
			low = middle + size;
			count -= count / 2 + 1;
		} else {
			count /= 2;
		}
	}
	return NULL;
}
