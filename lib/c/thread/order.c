/* SPDX-License-Identifier: MIT */
/*
 * Which mutexes a thread holds, so that the kernel can learn in which order they are
 * taken (kernel/proc/lockorder.c). It is told only when one is taken while others are
 * held, and once for each such set: `known` remembers them, by hash; one that was
 * pushed out there is told again, which does no harm.
 */
#include <heddle.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

#define KNOWN 64

static uint64_t known[KNOWN];
static uint64_t told;           /* a bit for some mutexes each: the kernel may know one of them */

static void
forget_known(void)
{
	for (int i = 0; i < KNOWN; i++)
		__atomic_store_n(&known[i], 0, __ATOMIC_RELAXED);
}

void
__order_after_fork(void)
{
	__self()->held_count = 0;       /* what is locked is the parent's */
	forget_known();
}

static uint64_t
bit(uint64_t mutex)
{
	return 1ul << (mutex * 0x9e3779b97f4a7c15ul >> 58);
}

void
__order_renew(const pthread_mutex_t *mutex)
{
	struct heddle_lock_order order = { .taken = (uint64_t)mutex };

	if (!(__atomic_load_n(&told, __ATOMIC_RELAXED) & bit(order.taken)))
		return;
	sys(SYS_heddle, HEDDLE_LOCK_ORDER, &order);
	forget_known();
}

static void
forget(struct heddle_thread *self, unsigned at)
{
	for (self->held_count--; at < self->held_count; at++)
		self->held[at] = self->held[at + 1];
}

/* The thread holds others and is about to take `mutex`. */
void
__order_note(struct heddle_thread *self, const pthread_mutex_t *mutex, const void *place)
{
	struct heddle_lock_order order = { (uint64_t)mutex, (uint64_t)place, self->held_count, 0, { 0 } };
	uint64_t hash = (uint64_t)mutex * 3; /* not the same as the other way round */
	long stale;

	for (unsigned i = 0; i < self->held_count; i++) {
		order.held[i] = (uint64_t)self->held[i];
		hash = (hash ^ order.held[i]) * 0x9e3779b97f4a7c15ul;
		hash ^= hash >> 29;
	}
	if (__atomic_load_n(&known[hash % KNOWN], __ATOMIC_RELAXED) == hash)
		return;
	__atomic_store_n(&known[hash % KNOWN], hash, __ATOMIC_RELAXED);
	for (unsigned i = 0; i < self->held_count; i++)
		__atomic_fetch_or(&told, bit(order.held[i]) | bit(order.taken), __ATOMIC_RELAXED);
	stale = sys(SYS_heddle, HEDDLE_LOCK_ORDER, &order);
	for (unsigned i = self->held_count; stale > 0 && i-- > 0;)
		if (stale & 1l << i)
			forget(self, i);
}

/* It is not the one taken last that is given back. */
void
__order_left(struct heddle_thread *self, const pthread_mutex_t *mutex)
{
	for (unsigned i = self->held_count; i-- > 0;)
		if (self->held[i] == mutex) {
			forget(self, i);
			return;
		}
}
