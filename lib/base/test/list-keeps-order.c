/* SPDX-License-Identifier: MIT */
/* lib/base/list.h: push, pop, remove from the middle, append, and iteration that removes. */
#include "lib/c/test/check.h"

#include "lib/base/list.h"

struct item {
	int value;
	struct list_node node;
};

static struct item items[6];

static int
digits(struct list *list)
{
	struct item *item;
	int number = 0;

	list_for_each(item, list, node)
		number = number * 10 + item->value;
	return number;
}

int
main(void)
{
	struct list a = LIST_INIT(a), b = LIST_INIT(b);
	struct item *item, *next;

	CHECK(list_is_empty(&a) && !list_pop_front(&a));
	for (int i = 0; i < 6; i++) {
		items[i].value = i + 1;
		list_node_init(&items[i].node);
		CHECK(!list_is_linked(&items[i].node));
		list_push_back(&a, &items[i].node);
	}
	CHECK_EQ(digits(&a), 123456);
	list_remove(&items[2].node);
	CHECK(!list_is_linked(&items[2].node) && list_is_linked(&items[3].node));
	list_remove(&items[2].node);    /* harmless */
	list_push_front(&b, &items[2].node);
	CHECK_EQ(digits(&a), 12456);
	list_append_all(&b, &a);
	CHECK(list_is_empty(&a));
	CHECK_EQ(digits(&b), 312456);
	list_append_all(&b, &a);
	list_insert_before(&items[4].node, list_pop_front(&b));
	CHECK_EQ(digits(&b), 124356);
	list_for_each_safe(item, next, &b, node)
		if (item->value % 2)
			list_remove(&item->node);
	CHECK_EQ(digits(&b), 246);
	CHECK_EQ(list_length(&b), 3);
	CHECK_EQ(list_first(&b, struct item, node)->value, 2);
	CHECK_EQ(list_last(&b, struct item, node)->value, 6);
	return 0;
}
