/* SPDX-License-Identifier: MIT */
/* Spinlocks: for a few dozen instructions, never across anything that sleeps.
 *
 * Holding one keeps interrupts from this CPU and so preemption too.  Ranks
 * (base/rank.h) are asserted at every acquisition: a lock order mistake panics
 * on the first run, not on the unlucky one.  Not fair, but who gives one back
 * pauses if others wait: QEMU's processors take turns in a deterministic run.  Works before and after SMP start
 * and in interrupt handlers. */
#pragma once

#include "kernel/base/cpu.h"
#include "kernel/base/rank.h"

struct spinlock {
	uint32_t locked;
	uint32_t waiting;   /* CPUs that spin for it */
	enum lock_rank rank;
	const char *name;
	struct cpu *holder; /* only meaningful while locked */
};

#define SPINLOCK_INIT(r, n) { .rank = (r), .name = (n) }

void spinlock_init(struct spinlock *l, enum lock_rank rank, const char *name);

/* Waits until the lock is free and takes it, interrupts off.  Panics if the
 * rank is not above all held, or if this CPU holds it already. */
void spin_lock(struct spinlock *l);

/* As spin_lock for the second of two locks of one rank; the caller's own rule
 * (say, by address) orders them. */
void spin_lock_same_rank(struct spinlock *l);
void spin_unlock(struct spinlock *l);

/* True if this CPU holds the lock: for assertions. */
bool spin_held(const struct spinlock *l);

/* True if this interrupt, which has just arrived, has to wait: interrupts stay off
 * until the last spinlock goes, which then calls the hook (arch's) for it. */
bool spin_defers(unsigned int vector);
extern void (*spin_deferred_hook)(unsigned int vector);

/* What a CPU does while it spins with interrupts off: answer requests of other
 * CPUs (arch registers it), or two CPUs could wait for each other. */
extern void (*spin_wait_hook)(void);
