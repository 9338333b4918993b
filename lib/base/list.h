/* SPDX-License-Identifier: MIT */
/*
 * Intrusive doubly linked list: the links lie inside the elements, so that putting
 * an element on a list allocates nothing and cannot fail.
 *
 *      struct list            struct thread            struct thread
 *      +-----------+          +-----------+            +-----------+
 *      | head.next ---------->| run.next  ------------>| run.next  ---> back to head
 *      | head.prev ---+       | run.prev  --> head     | run.prev  ---> first
 *      +-----------+  |       | name ...  |            | name ...  |
 *                     |       +-----------+            +-----------+
 *                     +------------------------------------^
 *
 * The ring always closes through the head, so no operation has a special case for
 * the first or the last. A node that is on no list points to itself.
 *
 *      struct list ready = LIST_INIT(ready);
 *      list_push_back(&ready, &thread->run);
 *      list_for_each(thread, &ready, run) printk("%s\n", thread->name);
 *
 * No locking here: whoever owns the list says which lock guards it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct list_node {
	struct list_node *next, *prev;
};

struct list {
	struct list_node head;
};

#define LIST_INIT(list) { { &(list).head, &(list).head } }
#define LIST_NODE_INIT(node) { &(node), &(node) }

/* The struct of that type whose `member` lies at `pointer`. */
#define container_of(pointer, type, member) \
	((type *)((char *)(pointer) - offsetof(type, member)))

/* The element that holds `node`, of the type that `variable` points to. */
#define list_element(node, variable, member) \
	container_of(node, __typeof__(*(variable)), member)

/* Runs the statement for each element; it must not remove the current one. */
#define list_for_each(variable, list, member) \
	for (variable = list_element((list)->head.next, variable, member); \
	     &(variable)->member != &(list)->head; \
	     variable = list_element((variable)->member.next, variable, member))

/* The same, where the statement may remove (or free) the current element only. */
#define list_for_each_safe(variable, following, list, member) \
	for (variable = list_element((list)->head.next, variable, member), \
	     following = list_element((variable)->member.next, variable, member); \
	     &(variable)->member != &(list)->head; \
	     variable = following, \
	     following = list_element((variable)->member.next, variable, member))

/* The first element, of the given type; the list must not be empty. */
#define list_first(list, type, member) container_of((list)->head.next, type, member)
#define list_last(list, type, member)  container_of((list)->head.prev, type, member)

static inline void
list_node_init(struct list_node *node)
{
	node->next = node->prev = node;
}

static inline void
list_init(struct list *list)
{
	list_node_init(&list->head);
}

static inline bool
list_is_empty(const struct list *list)
{
	return list->head.next == &list->head;
}

/* On some list? Needs list_node_init at birth. */
static inline bool
list_is_linked(const struct list_node *node)
{
	return node->next != node;
}

static inline void
list_insert_before(struct list_node *position, struct list_node *node)
{
	node->next = position;
	node->prev = position->prev;
	position->prev->next = node;
	position->prev = node;
}

static inline void
list_push_back(struct list *list, struct list_node *node)
{
	list_insert_before(&list->head, node);
}

static inline void
list_push_front(struct list *list, struct list_node *node)
{
	list_insert_before(list->head.next, node);
}

/* Takes the node off its list; harmless on a node that is on none. */
static inline void
list_remove(struct list_node *node)
{
	node->prev->next = node->next;
	node->next->prev = node->prev;
	list_node_init(node);
}

/* Takes the first node off; NULL when the list is empty. */
static inline struct list_node *
list_pop_front(struct list *list)
{
	struct list_node *node = list->head.next;

	if (list_is_empty(list))
		return NULL;
	list_remove(node);
	return node;
}

/* Moves all of `from` to the end of `to`; `from` is empty afterwards. O(1). */
static inline void
list_append_all(struct list *to, struct list *from)
{
	if (list_is_empty(from))
		return;
	from->head.next->prev = to->head.prev;
	from->head.prev->next = &to->head;
	to->head.prev->next = from->head.next;
	to->head.prev = from->head.prev;
	list_init(from);
}

/* Moves `first` and all behind it, to the end of `from`, to `to`, which is empty;
 * `first` may be the head: nothing then. O(1). */
static inline void
list_move_from(struct list *to, struct list *from, struct list_node *first)
{
	struct list_node *last = from->head.prev, *before = first->prev;

	if (first == &from->head)
		return;
	before->next = &from->head;
	from->head.prev = before;
	to->head.next = first;
	first->prev = &to->head;
	to->head.prev = last;
	last->next = &to->head;
}

/* O(n): for tests and reports. */
static inline size_t
list_length(const struct list *list)
{
	size_t count = 0;

	for (const struct list_node *node = list->head.next; node != &list->head;
	     node = node->next)
		count++;
	return count;
}
