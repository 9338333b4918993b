/* SPDX-License-Identifier: MIT */
/* lib/base/heap.h: whatever is inserted and removed, the smallest comes out first. */
#include "lib/c/test/check.h"

#include "lib/base/heap.h"
#include "lib/base/random.h"

#define COUNT 300

struct item {
	struct heap_node node;
	unsigned long key;
	bool inside;
};

static struct item items[COUNT];

static bool
before(const struct heap_node *a, const struct heap_node *b)
{
	return ((const struct item *)a)->key < ((const struct item *)b)->key;
}

static unsigned long
smallest(void)
{
	unsigned long key = -1ul;

	for (int i = 0; i < COUNT; i++)
		if (items[i].inside && items[i].key < key)
			key = items[i].key;
	return key;
}

static void
change(struct heap *heap, struct item *item, struct random *random)
{
	if (item->inside) {
		heap_remove(heap, &item->node);
	} else {
		item->key = random_below(random, 1000);
		heap_insert(heap, &item->node);
	}
	item->inside = !item->inside;
}

int
main(void)
{
	struct heap heap = HEAP_INIT(before);
	struct random random = { 7 };
	struct heap_node *node;
	unsigned long last = 0;

	CHECK(!heap_first(&heap) && !heap_pop(&heap));
	for (int i = 0; i < 2000; i++) {
		change(&heap, &items[random_below(&random, COUNT)], &random);
		if (heap_first(&heap))
			CHECK_EQ(((struct item *)heap_first(&heap))->key, smallest());
	}
	while ((node = heap_pop(&heap))) {
		struct item *item = (struct item *)node;

		CHECK(item->inside && item->key >= last);
		last = item->key;
		item->inside = false;
	}
	CHECK_EQ(smallest(), -1ul);
	return 0;
}
