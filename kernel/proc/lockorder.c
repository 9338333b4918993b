/* SPDX-License-Identifier: MIT */
/* Lock order.
 *
 * The library says when a thread takes a lock while it holds others, but only the
 * first time for each set (lib/c/thread/order.c).  Each pair (held, taken) is an edge
 * of a graph, kept with the place where it was first seen.  An edge that closes a
 * circle is warned about though nothing blocked: with other luck it would have.
 *
 *     thread 1: lock A, lock B     A -> B, at f
 *     thread 2: lock B, lock A     B -> A, at g: a circle
 *
 * No warning if another lock was held around both each time (a gate): then they can
 * never be on their way at once. */
#include "kernel/proc/lockorder.h"

#include "kernel/base/spinlock.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/deadlocks.h"
#include "kernel/proc/process.h"
#include "lib/base/string.h"

#define MAX_PAIRS 4096 /* of all programs together; more are not kept */
#define MAX_STEPS 512  /* of a search */
#define TID_MASK 0x3fffffff

struct pair {
	struct list_node link; /* in its address space's lock_orders */
	struct lock_pair p;
	uint64_t gate[HEDDLE_LOCKS_HELD]; /* held besides, whenever it was seen; 0: none */
	bool warned;
};

static struct spinlock lock = SPINLOCK_INIT(RANK_NAMES, "lock order");
static unsigned int count; /* [lock] */

static bool
has_gate(const struct pair *p, uint64_t gate)
{
	for (int i = 0; i < HEDDLE_LOCKS_HELD; i++)
		if (gate && p->gate[i] == gate)
			return true;
	return false;
}

/* [lock] The pair, with only those gates left that are in o, too. */
static struct pair *
enter(const struct heddle_lock_order *o, uint64_t outer, uint32_t tid)
{
	struct pair *p, new = { .p = { outer, o->taken, o->place, tid } };

	for (unsigned int i = 0; i < o->count; i++)
		new.gate[i] = o->held[i] == outer ? 0 : o->held[i];
	list_for_each(p, &current->mm->lock_orders, link)
		if (p->p.held == outer && p->p.taken == o->taken) {
			for (int i = 0; i < HEDDLE_LOCKS_HELD; i++)
				if (!has_gate(&new, p->gate[i]))
					p->gate[i] = 0;
			return p;
		}
	p = count < MAX_PAIRS ? kmalloc(sizeof(*p)) : NULL;
	if (p) {
		*p = new;
		list_push_back(&current->mm->lock_orders, &p->link);
		count++;
	}
	return p;
}

/* [lock] The first pair of a way from p->taken to p->held, none of which shares a gate
 * with p; or NULL. */
static struct pair *
way_back(const struct pair *p, uint64_t from, int depth, int *steps)
{
	struct pair *q;

	list_for_each(q, &current->mm->lock_orders, link) {
		bool gated = false;

		if (q->p.held != from || ++*steps > MAX_STEPS)
			continue;
		for (int i = 0; i < HEDDLE_LOCKS_HELD; i++)
			gated |= has_gate(p, q->gate[i]);
		if (!gated && (q->p.taken == p->p.held || (depth > 0 && way_back(p, q->p.taken, depth - 1, steps))))
			return q;
	}
	return NULL;
}

/* address 0: all of that address space. */
static void
drop(struct mm *mm, uint64_t address)
{
	struct pair *p, *next;

	spin_lock(&lock);
	list_for_each_safe(p, next, &mm->lock_orders, link)
		if (!address || p->p.held == address || p->p.taken == address) {
			list_remove(&p->link);
			kfree(p);
			count--;
		}
	spin_unlock(&lock);
}

long
lock_order_note(const struct heddle_lock_order *o)
{
	long stale = 0;
	uint32_t word;

	if (o->count == 0)
		drop(current->mm, o->taken);
	for (unsigned int i = 0; i < o->count; i++) {
		struct lock_pair now, before;
		bool warn = false;
		struct pair *p, *back;
		int steps = 0;

		if (vm_peek(current->mm, o->held[i], &word, sizeof(word)) != sizeof(word) ||
		    (word & TID_MASK) != current->tid) {
			stale |= 1l << i;
			continue;
		}
		if (o->held[i] == o->taken)
			continue; /* that is no matter of order */
		spin_lock(&lock);
		p = enter(o, o->held[i], current->tid);
		back = p && !p->warned ? way_back(p, p->p.taken, HEDDLE_LOCKS_HELD, &steps) : NULL;
		if (back) {
			warn = p->warned = true;
			now = p->p;
			before = back->p;
		}
		spin_unlock(&lock);
		if (warn)
			deadlocks_warn(&now, &before);
	}
	return stale;
}

void
lock_orders_drop(struct mm *mm)
{
	drop(mm, 0);
}
