/* SPDX-License-Identifier: MIT */
/* lib/base/heap.h: no single operation compares more than 2 log2(n) times: 10,000 inserted in rising, falling and
 * chance order, a third removed from anywhere, the rest popped. The kernel does this with interrupts off. */
#include "lib/c/test/check.h"

#include "lib/base/heap.h"
#include "lib/base/random.h"

#define COUNT 10000
#define MOST  28 /* 2 log2(10,000), rounded up */

struct item {
	struct heap_node node;
	unsigned long key;
};

static struct item items[COUNT];
static unsigned int comparisons;

static bool
before(const struct heap_node *a, const struct heap_node *b)
{
	comparisons++;
	return ((const struct item *)a)->key < ((const struct item *)b)->key;
}

static unsigned long
key_of(int order, int i, struct random *random)
{
	return order == 0 ? (unsigned long)i : order == 1 ? (unsigned long)(COUNT - i) : random_below(random, COUNT);
}

#define STEP(operation)              \
	({                           \
		comparisons = 0;     \
		operation;           \
		CHECK(comparisons <= MOST); \
	})

int
main(void)
{
	struct heap heap = HEAP_INIT(before);
	struct random random = { 7 };

	for (int order = 0; order < 3; order++) {
		for (int i = 0; i < COUNT; i++) {
			items[i].key = key_of(order, i, &random);
			STEP(heap_insert(&heap, &items[i].node));
		}
		for (int i = 0; i < COUNT; i += 3)
			STEP(heap_remove(&heap, &items[i].node));
		while (heap_first(&heap))
			STEP(heap_pop(&heap));
	}
	return 0;
}
