/* SPDX-License-Identifier: MIT */
/* A file of the kernel that is compiled with -fsanitize=thread (a lab's, for its tests of kind `explore`) passes a
 * point at each read and write, as the programs of a domain do: another thread of the domain may have the turn
 * there, wherever no spinlock is held.  Only such kernels hold this file.
 *
 * A loop over bytes would be nothing but points.  So one that reads and writes the same few places, or those behind
 * them, for long within one system call, passes a point at one access of many; and one that neither reads nor writes,
 * at one branch of many, by which it is seen not to end. */
#include "kernel/base/cpu.h"
#include "kernel/base/world.h"
#include "kernel/points/races.h"
#include "kernel/sched/thread.h"
#include "kernel/sched/turn.h"

#define PLACES 4       /* of a loop */
#define LONG 16        /* accesses to them without another */
#define A_POINT 256    /* accesses, or branches, from then on */
#define THREADS 16

/* Of a thread of a domain: all that is to decide, so that it is the same whatever ran before. */
static struct path {
	uint32_t world;
	uint32_t tid;
	uint32_t points;               /* that it had passed; other than its own: another call has begun */
	uint32_t repeated, branches;   /* since then */
	uint64_t next[PLACES];
	unsigned int at;
} paths[THREADS];

/* That of the current thread; NULL: between wait_prepare and wait_sleep, under a spinlock, in an interrupt, and
 * outside domains there is no point. */
static struct path *
path(void)
{
	struct thread *me = current;
	struct path *p = &paths[me->tid % THREADS];

	if (!turn_of(me->world) || me->state != THREAD_RUNNABLE || preempt_count() != 0 || !irq_enabled() ||
	    turn_is_anothers(me) || turn_over(me->world))
		return NULL;
	if (p->world != me->world->id || p->tid != me->tid)
		*p = (struct path){ .world = me->world->id, .tid = me->tid };
	if (p->points != me->points)
		p->repeated = p->branches = 0;
	p->points = me->points;
	return p;
}

static void
point(struct path *p)
{
	p->points++;
	turn_point(false);
}

/* Was this place, or the one before it, among the last? */
static bool
is_repeated(struct path *p, uint64_t address, uint64_t size)
{
	for (int i = 0; i < PLACES; i++) {
		if (p->next[i] != address && p->next[i] != address + size)
			continue;
		p->next[i] = address + size;
		return true;
	}
	p->next[p->at++ % PLACES] = address + size;
	return false;
}

static void
access(uint64_t address, uint64_t size)
{
	struct path *p = path();

	if (!p)
		return;
	p->repeated = is_repeated(p, address, size) ? p->repeated + 1 : 0;
	if (p->repeated < LONG || p->repeated % A_POINT == 0)
		point(p);
}

/* The point comes first: the access is made when the thread has its turn again. */
#define ACCESS(name, size, writes) \
	void __tsan_##name(void *address); \
	void \
	__tsan_##name(void *address) \
	{ \
		access((uint64_t)address, size); \
		races_access((uint64_t)address, size, writes, __builtin_return_address(0)); \
	}
#define ACCESSES(bytes) \
	ACCESS(read##bytes, bytes, false) ACCESS(write##bytes, bytes, true) ACCESS(unaligned_read##bytes, bytes, false) \
	ACCESS(unaligned_write##bytes, bytes, true) ACCESS(volatile_read##bytes, bytes, false) \
	ACCESS(volatile_write##bytes, bytes, true)

ACCESSES(1)
ACCESSES(2)
ACCESSES(4)
ACCESSES(8)
ACCESSES(16)

/* The order of an atomic operation tells the compiler something, and x86 nothing. */
#define UPDATE(bits, type, name, call) \
	type __tsan_atomic##bits##_##name(type *at, type value, int order); \
	type \
	__tsan_atomic##bits##_##name(type *at, type value, int order) \
	{ \
		(void)order; \
		access((uint64_t)at, sizeof(*at)); \
		races_atomic((uint64_t)at, sizeof(*at), true, __builtin_return_address(0)); \
		return call(at, value, __ATOMIC_SEQ_CST); \
	}
#define COMPARE(bits, type, kind) \
	bool __tsan_atomic##bits##_compare_exchange_##kind(type *at, type *expected, type wanted, int order, int failure); \
	bool \
	__tsan_atomic##bits##_compare_exchange_##kind(type *at, type *expected, type wanted, int order, int failure) \
	{ \
		(void)order, (void)failure; \
		access((uint64_t)at, sizeof(*at)); \
		races_atomic((uint64_t)at, sizeof(*at), true, __builtin_return_address(0)); \
		return __atomic_compare_exchange_n(at, expected, wanted, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); \
	}
#define ATOMICS(bits, type) \
	type __tsan_atomic##bits##_load(type *at, int order); \
	type \
	__tsan_atomic##bits##_load(type *at, int order) \
	{ \
		(void)order; \
		access((uint64_t)at, sizeof(*at)); \
		races_atomic((uint64_t)at, sizeof(*at), false, __builtin_return_address(0)); \
		return __atomic_load_n(at, __ATOMIC_SEQ_CST); \
	} \
	void __tsan_atomic##bits##_store(type *at, type value, int order); \
	void \
	__tsan_atomic##bits##_store(type *at, type value, int order) \
	{ \
		(void)order; \
		access((uint64_t)at, sizeof(*at)); \
		races_atomic((uint64_t)at, sizeof(*at), true, __builtin_return_address(0)); \
		__atomic_store_n(at, value, __ATOMIC_SEQ_CST); \
	} \
	UPDATE(bits, type, exchange, __atomic_exchange_n) UPDATE(bits, type, fetch_add, __atomic_fetch_add) \
	UPDATE(bits, type, fetch_sub, __atomic_fetch_sub) UPDATE(bits, type, fetch_and, __atomic_fetch_and) \
	UPDATE(bits, type, fetch_or, __atomic_fetch_or) UPDATE(bits, type, fetch_xor, __atomic_fetch_xor) \
	COMPARE(bits, type, strong) COMPARE(bits, type, weak)

ATOMICS(8, uint8_t)
ATOMICS(16, uint16_t)
ATOMICS(32, uint32_t)
ATOMICS(64, uint64_t)

#define RANGE(name, writes) \
	void __tsan_##name##_range(void *address, uint64_t size); \
	void \
	__tsan_##name##_range(void *address, uint64_t size) \
	{ \
		access((uint64_t)address, size); \
		races_access((uint64_t)address, size, writes, __builtin_return_address(0)); \
	}

RANGE(read, false)
RANGE(write, true)

void __tsan_init(void);
void __tsan_func_entry(void *pc);
void __tsan_func_exit(void);
void __sanitizer_cov_trace_pc(void);

void
__tsan_init(void)
{
}

void
__tsan_func_entry(void *pc)
{
	(void)pc;
}

void
__tsan_func_exit(void)
{
}

void
__sanitizer_cov_trace_pc(void)
{
	struct path *p = path();

	if (p && ++p->branches % A_POINT == 0)
		point(p);
}
