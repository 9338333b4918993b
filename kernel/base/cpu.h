/* SPDX-License-Identifier: MIT */
/* The processor seen from C, and the per-CPU block behind %gs.
 *
 * `current` is one gs-relative load and needs no protection: a thread that
 * migrates takes its own value along.  Everything else in struct cpu belongs
 * to the CPU, so it may only be touched with preemption off; this_cpu()
 * asserts that. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/base/offsets.h"
#include "kernel/base/stretch.h"

#define MAX_CPUS 8
#define MAX_HELD_SPINLOCKS 8

struct thread;
struct spinlock;

struct cpu {
	struct cpu *self;          /* gs:0  */
	struct thread *thread;     /* gs:8: `current` */
	uint32_t id;               /* gs:16 */
	uint32_t preempt_count;    /* gs:20: preempt_disable depth + spinlocks held */
	uint64_t kernel_rsp;       /* gs:24: top of current's kernel stack, for syscall entry */
	uint64_t user_rsp;         /* gs:32: scratch of syscall entry */
	bool need_resched;         /* gs:40 */
	uint64_t traps;            /* taken where interrupts were on, for the watchdog */
	uint64_t who;              /* gs:56: trace_who of the thread, for the trace */
	bool in_panic;
	uint8_t deferred;          /* the interrupt that came while spinlocks were held; 0: none */
	uint32_t lock_depth;
	uint32_t nheld;
	struct spinlock *held[MAX_HELD_SPINLOCKS];
};

_Static_assert(offsetof(struct cpu, thread) == CPU_CURRENT, "entry.S");
_Static_assert(offsetof(struct cpu, preempt_count) == CPU_PREEMPT_COUNT, "entry.S");
_Static_assert(offsetof(struct cpu, kernel_rsp) == CPU_KERNEL_RSP, "entry.S");
_Static_assert(offsetof(struct cpu, user_rsp) == CPU_USER_RSP, "entry.S");
_Static_assert(offsetof(struct cpu, need_resched) == CPU_NEED_RESCHED, "entry.S");
_Static_assert(offsetof(struct cpu, who) == 56, "trace.c");

extern struct cpu cpus[MAX_CPUS];
extern unsigned int cpu_count; /* CPUs that are up; constant once init runs */

static inline struct thread *
current_thread(void)
{
	struct thread *t;
	__asm__ volatile("mov %%gs:8, %0" : "=r"(t));
	return t;
}
#define current current_thread()

static inline void
irq_disable(void)
{
	__asm__ volatile("cli" ::: "memory");
}

static inline void
irq_enable(void)
{
	__asm__ volatile("sti" ::: "memory");
}

static inline bool
irq_enabled(void)
{
	uint64_t flags;
	__asm__ volatile("pushfq; pop %0" : "=r"(flags));
	return flags & 0x200;
}

/* Disables interrupts and says whether they were on; pass that to irq_restore. */
static inline bool
irq_save(void)
{
	bool on = irq_enabled();
	irq_disable();
	return on;
}

static inline void
irq_restore(bool on)
{
	if (on)
		irq_enable();
}

static inline void
cpu_relax(void)
{
	__asm__ volatile("pause" ::: "memory");
}

static inline void
barrier(void)
{
	__asm__ volatile("" ::: "memory");
}

/* For preempt_disable and its end, while stretches are measured. */
void stretch_note(bool begins);

/* One gs-relative instruction each: no window between reading and writing. */
static inline void
preempt_disable(void)
{
	__asm__ volatile("incl %%gs:20" ::: "memory");
	if (__builtin_expect(stretch_on, false))
		stretch_note(true);
}

static inline uint32_t
preempt_count(void)
{
	uint32_t n;
	__asm__ volatile("movl %%gs:20, %0" : "=r"(n));
	return n;
}

/* Ends a preempt_disable without a look at what came due meanwhile: for the scheduler itself. */
static inline void
preempt_enable_quiet(void)
{
	if (__builtin_expect(stretch_on, false))
		stretch_note(false);
	__asm__ volatile("decl %%gs:20" ::: "memory");
}

/* The reschedule that came due, if this is a place for it. */
void preempt_due(void);

/* Ends a preempt_disable; a reschedule that came due meanwhile happens here. */
static inline void
preempt_enable(void)
{
	bool due;

	__asm__ volatile("movb %%gs:40, %0" : "=r"(due));
	preempt_enable_quiet();
	if (__builtin_expect(due, false))
		preempt_due();
}

__attribute__((noreturn, cold)) void cpu_touched(const struct cpu *c);

/* The CPU this code runs on.  Preemption must be off, or the answer could be
 * wrong before it is used. */
static inline struct cpu *
this_cpu(void)
{
	struct cpu *c;

	__asm__ volatile("mov %%gs:0, %0" : "=r"(c));
	if (c->preempt_count == 0 && irq_enabled())
		cpu_touched(c);
	return c;
}

static inline unsigned int
cpu_id(void)
{
	return this_cpu()->id;
}

/* The scheduler registers here what preempt_enable runs when a switch is due. */
extern void (*preempt_hook)(void);
