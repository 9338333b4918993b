/* SPDX-License-Identifier: MIT */
/* Spinlocks.  A CPU's stack of held locks (struct cpu) is for the order check,
 * their number for interrupts: while it is not 0 an interrupt is put off.
 *
 *      spin_lock: lock_depth = 1
 *      ...                        interrupt: trap_dispatch asks spin_defers
 *                                 deferred = vector; back, with interrupts off
 *      spin_unlock: lock_depth = 0, deferred? its handler; interrupts on
 *
 *   So the flag itself is not touched unless an interrupt comes: turning it off
 *   and on costs more than the rest of a lock, in QEMU above all. */
#include "kernel/base/spinlock.h"

#include "kernel/base/panic.h"

void (*spin_wait_hook)(void);
void (*spin_deferred_hook)(unsigned int vector);

void
spinlock_init(struct spinlock *l, enum lock_rank rank, const char *name)
{
	*l = (struct spinlock)SPINLOCK_INIT(rank, name);
}

/* Preemption is off, or it is only compared. */
static inline struct cpu *
here(void)
{
	struct cpu *c;

	__asm__ volatile("mov %%gs:0, %0" : "=r"(c));
	return c;
}

bool
spin_held(const struct spinlock *l)
{
	return __atomic_load_n(&l->locked, __ATOMIC_RELAXED) != 0 && preempt_count() > 0 && l->holder == here();
}

bool
spin_defers(unsigned int vector)
{
	struct cpu *c = here();

	if (c->lock_depth == 0)
		return false;
	c->deferred = (uint8_t)vector;
	return true;
}

/* The last spinlock is gone, and interrupts have been off since this one came. */
static void
take_deferred(struct cpu *c)
{
	unsigned int vector = c->deferred;

	c->deferred = 0;
	spin_deferred_hook(vector);
	irq_enable();
}

static inline void
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

static inline __attribute__((always_inline)) void
acquire(struct spinlock *l, bool same_rank)
{
	struct cpu *c;

	if (panicking) { /* one CPU is left, and it must not wait or fail again */
		irq_disable();
		return;
	}
	preempt_disable();
	c = here();
	c->lock_depth++;
	barrier(); /* from here on interrupts are put off */
	check_order(c, l, same_rank);
	if (__atomic_exchange_n(&l->locked, 1, __ATOMIC_ACQUIRE) != 0)
		spin(l);
	l->holder = c;
	if (c->nheld == MAX_HELD_SPINLOCKS)
		panic("more than %d spinlocks held", MAX_HELD_SPINLOCKS);
	c->held[c->nheld++] = l;
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
static inline void
forget(struct cpu *c, struct spinlock *l)
{
	uint32_t i = c->nheld;

	if (i > 0 && c->held[i - 1] == l) {
		c->nheld--;
		return;
	}
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
	struct cpu *c = here();

	if (panicking)
		return;
	forget(c, l);
	l->holder = NULL;
	__atomic_store_n(&l->locked, 0, __ATOMIC_RELEASE);
	if (__atomic_load_n(&l->waiting, __ATOMIC_RELAXED) != 0)
		cpu_relax(); /* lets them look: they may get their turn only while we hold it */
	barrier();
	c->lock_depth--;
	barrier(); /* one that comes now is not put off */
	if (c->lock_depth == 0 && __builtin_expect(c->deferred != 0, false))
		take_deferred(c);
	preempt_enable(); /* a wake under the lock may have made a switch due */
}
