/* SPDX-License-Identifier: MIT */
/* The leftist heap of heap.h. Everything is made of one operation, `meld`. */
#include "lib/base/heap.h"

static unsigned int
rank(const struct heap_node *node)
{
	return node ? node->rank : 0;
}

/* Puts the longer way down on the left; true if the node's own rank changed. */
static bool
settle(struct heap_node *node)
{
	unsigned int before = node->rank;

	if (rank(node->left) < rank(node->right)) {
		struct heap_node *swap = node->left;

		node->left = node->right;
		node->right = swap;
	}
	node->rank = rank(node->right) + 1;
	return node->rank != before;
}

/* Joins two trees: their right spines, in order, become one; the way back up
 * makes it leftist again. */
static struct heap_node *
meld(struct heap *heap, struct heap_node *a, struct heap_node *b)
{
	struct heap_node *root = NULL, *last = NULL, **link = &root;

	while (a && b) {
		if (heap->before(b, a)) {
			struct heap_node *swap = a;

			a = b;
			b = swap;
		}
		*link = a;
		a->parent = last;
		last = a;
		link = &a->right;
		a = a->right;
	}
	*link = a ? a : b;
	if (*link)
		(*link)->parent = last;
	for (; last; last = last->parent)
		settle(last);
	return root;
}

void
heap_insert(struct heap *heap, struct heap_node *node)
{
	*node = (struct heap_node){ .rank = 1 };
	heap->root = meld(heap, heap->root, node);
}

void
heap_remove(struct heap *heap, struct heap_node *node)
{
	struct heap_node *parent = node->parent, *rest = meld(heap, node->left, node->right);

	if (rest)
		rest->parent = parent;
	if (!parent)
		heap->root = rest;
	else if (parent->left == node)
		parent->left = rest;
	else
		parent->right = rest;
	while (parent && settle(parent))
		parent = parent->parent;
	*node = (struct heap_node){ .rank = 0 };
}

struct heap_node *
heap_pop(struct heap *heap)
{
	struct heap_node *first = heap->root;

	if (first)
		heap_remove(heap, first);
	return first;
}
