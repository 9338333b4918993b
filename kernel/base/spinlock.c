/* SPDX-License-Identifier: MIT */
/* Spinlocks.  A CPU's stack of held locks (struct cpu) gives both the order
 * check and the moment at which interrupts may come back on. */
#include "kernel/base/spinlock.h"

#include "kernel/base/panic.h"

void (*spin_wait_hook)(void);

void
spinlock_init(struct spinlock *l, enum lock_rank rank, const char *name)
{
	*l = (struct spinlock)SPINLOCK_INIT(rank, name);
}

bool
spin_held(const struct spinlock *l)
{
	return __atomic_load_n(&l->locked, __ATOMIC_RELAXED) != 0 && !irq_enabled() &&
	       l->holder == this_cpu();
}

static void
check_order(const struct cpu *c, const struct spinlock *l, bool same_rank)
{
	const struct spinlock *top;

	if (c->nheld == 0)
		return;
	top = c->held[c->nheld - 1];
	if (top->rank < l->rank || (same_rank && top->rank == l->rank && top != l))
		return;
	panic("lock order: %s (rank %d) taken while holding %s (rank %d)", l->name,
	      l->rank, top->name, top->rank);
}

static void
spin(struct spinlock *l)
{
	__atomic_fetch_add(&l->waiting, 1, __ATOMIC_RELAXED);
	do {
		if (panicking)
			return;
		cpu_relax();
		if (spin_wait_hook != NULL)
			spin_wait_hook();
	} while (__atomic_exchange_n(&l->locked, 1, __ATOMIC_ACQUIRE) != 0);
	__atomic_fetch_sub(&l->waiting, 1, __ATOMIC_RELAXED);
}

static void
acquire(struct spinlock *l, bool same_rank)
{
	bool on = irq_save();
	struct cpu *c = this_cpu();

	if (panicking)
		return; /* one CPU is left, and it must not wait or fail again */
	check_order(c, l, same_rank);
	preempt_disable();
	if (c->lock_depth++ == 0)
		c->irq_was_on = on;
	if (__atomic_exchange_n(&l->locked, 1, __ATOMIC_ACQUIRE) != 0)
		spin(l);
	l->holder = c;
	if (c->nheld < MAX_HELD_SPINLOCKS)
		c->held[c->nheld] = l;
	c->nheld++;
	if (c->nheld > MAX_HELD_SPINLOCKS)
		panic("more than %d spinlocks held", MAX_HELD_SPINLOCKS);
}

void
spin_lock(struct spinlock *l)
{
	acquire(l, false);
}

void
spin_lock_same_rank(struct spinlock *l)
{
	acquire(l, true);
}

/* Locks usually go in reverse order, but need not. */
static void
forget(struct cpu *c, struct spinlock *l)
{
	uint32_t i = c->nheld;

	while (i > 0 && c->held[i - 1] != l)
		i--;
	if (i == 0)
		panic("%s released but not held", l->name);
	for (; i < c->nheld; i++)
		c->held[i - 1] = c->held[i];
	c->nheld--;
}

void
spin_unlock(struct spinlock *l)
{
	struct cpu *c;
	bool on;

	if (panicking)
		return;
	c = this_cpu();
	forget(c, l);
	l->holder = NULL;
	__atomic_store_n(&l->locked, 0, __ATOMIC_RELEASE);
	if (__atomic_load_n(&l->waiting, __ATOMIC_RELAXED) != 0)
		cpu_relax(); /* lets them look: they may get their turn only while we hold it */
	on = --c->lock_depth == 0 && c->irq_was_on;
	if (on)
		irq_enable();
	preempt_enable(); /* a wake under the lock may have made a switch due */
}
