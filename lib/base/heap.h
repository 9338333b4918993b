/* SPDX-License-Identifier: MIT */
/*
 * Intrusive priority queue: a pairing heap (Fredman, Sedgewick, Sleator, Tarjan:
 * "The pairing heap: a new form of self-adjusting heap", Algorithmica 1, 1986).
 * Insert and first are O(1); removing the first, or any node, is O(log n) amortised.
 *
 * A tree in which no child comes before its parent. Each node has a pointer to its
 * first child; children are a doubly linked chain whose first `prev` is the parent:
 *
 *           3            root; 3.child = 5
 *          /
 *         5 <-> 4 <-> 9  siblings; 5.prev = 3, 4.prev = 5
 *        /
 *       8
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
	struct heap_node *child, *next, *prev;
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
