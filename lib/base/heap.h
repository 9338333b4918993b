/* SPDX-License-Identifier: MIT */
/*
 * Intrusive priority queue: a leftist heap (Crane 1972; Knuth, The Art of Computer
 * Programming 5.2.3). Every operation is O(log n) at worst, not only on average: the
 * kernel calls them with interrupts off.
 *
 * A tree in which no child comes before its parent. A node's rank is the length of
 * the shortest way down to a missing child; the left child's is never the smaller,
 * so the way down on the right is short, and everything happens along it:
 *
 *           3 (2)        a node with its rank
 *          / \
 *     (1) 5   4 (1)
 *        /   /
 *   (1) 8   9 (1)
 *
 *      heap_insert(&timers, &timer->node);
 *      next = heap_first(&timers);             look only
 *      heap_remove(&timers, &timer->node);     from anywhere
 *
 * Equal nodes come out in no promised order. No locking here.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct heap_node {
	struct heap_node *left, *right, *parent;
	unsigned int rank;
};

/* Must `a` come out strictly before `b`? */
typedef bool heap_before(const struct heap_node *a, const struct heap_node *b);

struct heap {
	struct heap_node *root;
	heap_before *before;
};

#define HEAP_INIT(function) { NULL, function }

static inline void
heap_init(struct heap *heap, heap_before *before)
{
	heap->root = NULL;
	heap->before = before;
}

/* The node that comes out next; NULL when the heap is empty. */
static inline struct heap_node *
heap_first(const struct heap *heap)
{
	return heap->root;
}

/* `node` must be in no heap. */
void heap_insert(struct heap *heap, struct heap_node *node);
/* `node` must be in this heap. To change a node's key: remove, change, insert. */
void heap_remove(struct heap *heap, struct heap_node *node);
/* Removes and returns the first; NULL when the heap is empty. */
struct heap_node *heap_pop(struct heap *heap);
