/* SPDX-License-Identifier: MIT */
/* The pairing heap of heap.h. Everything is made of one operation, `meld`. */
#include "lib/base/heap.h"

/* Joins two trees: the later root becomes the first child of the earlier one. */
static struct heap_node *
meld(struct heap *heap, struct heap_node *a, struct heap_node *b)
{
	if (!a || !b)
		return a ? a : b;
	if (heap->before(b, a)) {
		struct heap_node *swap = a;

		a = b;
		b = swap;
	}
	b->prev = a;
	b->next = a->child;
	if (a->child)
		a->child->prev = b;
	a->child = b;
	return a;
}

/* Cuts the first tree off a chain of siblings. */
static struct heap_node *
take_sibling(struct heap_node **chain)
{
	struct heap_node *node = *chain;

	if (!node)
		return NULL;
	*chain = node->next;
	node->next = node->prev = NULL;
	return node;
}

/*
 * Makes one tree of a chain of siblings in the two passes that give the heap its
 * name: from the left, meld them in pairs; then meld the pairs from the right.
 * The pairs are stacked through `next`, so no recursion eats the kernel's stack.
 */
static struct heap_node *
meld_siblings(struct heap *heap, struct heap_node *chain)
{
	struct heap_node *pairs = NULL, *root = NULL;

	while (chain) {
		struct heap_node *a = take_sibling(&chain);
		struct heap_node *b = take_sibling(&chain);
		struct heap_node *pair = meld(heap, a, b);

		pair->next = pairs;
		pairs = pair;
	}
	while (pairs)
		root = meld(heap, root, take_sibling(&pairs));
	return root;
}

/* Takes `node`, with the tree under it, out of its parent's chain of children. */
static void
cut(struct heap_node *node)
{
	if (node->prev->child == node)
		node->prev->child = node->next;
	else
		node->prev->next = node->next;
	if (node->next)
		node->next->prev = node->prev;
}

void
heap_insert(struct heap *heap, struct heap_node *node)
{
	node->child = node->next = node->prev = NULL;
	heap->root = meld(heap, heap->root, node);
}

void
heap_remove(struct heap *heap, struct heap_node *node)
{
	struct heap_node *orphans = meld_siblings(heap, node->child);

	if (node == heap->root) {
		heap->root = orphans;
	} else {
		cut(node);
		heap->root = meld(heap, heap->root, orphans);
	}
	node->child = node->next = node->prev = NULL;
}

struct heap_node *
heap_pop(struct heap *heap)
{
	struct heap_node *first = heap->root;

	if (first)
		heap_remove(heap, first);
	return first;
}
