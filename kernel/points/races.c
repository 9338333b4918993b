/* SPDX-License-Identifier: MIT */
/* See races.h.  One CPU, one thread of a domain at a time: nothing here needs a lock.  Everything has an upper
 * bound; what does not fit is forgotten (an access) or shared (a lock), so that at worst a race stays unseen.
 *
 * The linker leads the kernel's calls of these functions here (--wrap, grader/link.c): __wrap_NAME is called in place of
 * NAME, which is __real_NAME. */
#include "kernel/points/races.h"

#include "kernel/base/printk.h"
#include "kernel/base/spinlock.h"
#include "kernel/base/symbols.h"
#include "kernel/base/world.h"
#include "kernel/mm/frame.h"
#include "kernel/mm/heap.h"
#include "kernel/sched/thread.h"
#include "kernel/sched/turn.h"
#include "kernel/sync/mutex.h"
#include "lib/base/string.h"

enum { THREADS = 16, CELLS = 256, LOCKS = 64, GRANULE = 8, LONGEST = 8 * GRANULE };

struct clock {
	uint32_t of[THREADS];
};

struct access {
	uint32_t time;         /* the thread's own clock; 0: none */
	uint8_t bytes;         /* of the granule, a bit each */
	uint8_t size;
	bool atomic;
	void *pc;
};

struct cell {
	uint64_t granule;
	struct access last[2][THREADS]; /* reads, writes */
};

static struct {
	uint32_t world;                 /* whose all this is */
	uint32_t tid[THREADS];
	struct clock now[THREADS];
	struct cell cell[CELLS];
	struct {
		const void *lock;
		struct clock clock;     /* of who gave it back */
	} given[LOCKS];
	unsigned int cells, locks;
} seen;

static void
join(struct clock *to, const struct clock *from)
{
	for (int i = 0; i < THREADS; i++)
		to->of[i] = to->of[i] > from->of[i] ? to->of[i] : from->of[i];
}

/* One that was not here before comes after all that has been. */
static void
begin(unsigned int me, uint32_t tid)
{
	seen.tid[me] = tid;
	for (int i = 0; i < THREADS; i++)
		join(&seen.now[me], &seen.now[i]);
	seen.now[me].of[me]++;
}

/* The current thread's place; -1: it is in no domain, or an interrupt is handled. */
static int
self(void)
{
	const struct thread *t = current;
	unsigned int me;

	if (!t || !t->world || !turn_of(t->world) || turn_over(t->world) || !irq_enabled())
		return -1;
	me = t->tid % THREADS;
	if (seen.world != t->world->id) {
		seen.world = t->world->id;
		seen.cells = seen.locks = 0;
		memset(seen.tid, 0, sizeof(seen.tid));
		memset(seen.now, 0, sizeof(seen.now));
	}
	if (seen.tid[me] != t->tid)
		begin(me, t->tid);
	return (int)me;
}

/* --- locks --- */

static struct clock *
clock_of(const void *lock)
{
	for (unsigned int i = 0; i < seen.locks; i++)
		if (seen.given[i].lock == lock)
			return &seen.given[i].clock;
	if (seen.locks == LOCKS)
		return &seen.given[LOCKS - 1].clock;
	seen.given[seen.locks].lock = lock;
	memset(&seen.given[seen.locks].clock, 0, sizeof(struct clock));
	return &seen.given[seen.locks++].clock;
}

static void
taken(const void *lock)
{
	int me = self();

	if (me >= 0)
		join(&seen.now[me], clock_of(lock));
}

static void
given(const void *lock)
{
	int me = self();

	if (me < 0)
		return;
	join(clock_of(lock), &seen.now[me]);
	seen.now[me].of[me]++;
}

#define AROUND(name, parameters, call, before, after) \
	void __real_##name parameters; \
	void __wrap_##name parameters; \
	void \
	__wrap_##name parameters \
	{ \
		before; \
		__real_##name call; \
		after; \
	}

static bool
orders(const struct spinlock *l)
{
	return l->rank < RANK_TURNSTILE;
}

AROUND(spin_lock, (struct spinlock *l), (l), , if (orders(l)) taken(l))
AROUND(spin_lock_same_rank, (struct spinlock *l), (l), , if (orders(l)) taken(l))
AROUND(spin_unlock, (struct spinlock *l), (l), if (orders(l)) given(l), )
AROUND(mutex_lock, (struct mutex *m), (m), , taken(m))
AROUND(mutex_unlock, (struct mutex *m), (m), given(m), )
AROUND(wait_lock_mutex_, (struct mutex *m), (m), , taken(m))
AROUND(wait_unlock_mutex_, (struct mutex *m), (m), given(m), )

int __real_mutex_lock_killable(struct mutex *m);
int __wrap_mutex_lock_killable(struct mutex *m);

int
__wrap_mutex_lock_killable(struct mutex *m)
{
	int error = __real_mutex_lock_killable(m);

	if (error == 0)
		taken(m);
	return error;
}

/* --- memory --- */

static void
forget(const void *begin, size_t size)
{
	uint64_t from = (uint64_t)begin;

	for (unsigned int i = 0; begin && i < seen.cells; i++)
		if (seen.cell[i].granule + GRANULE > from && seen.cell[i].granule < from + size)
			seen.cell[i--] = seen.cell[--seen.cells];
}

#define ALLOCATES(name, parameters, call, size) \
	void *__real_##name parameters; \
	void *__wrap_##name parameters; \
	void * \
	__wrap_##name parameters \
	{ \
		void *memory = __real_##name call; \
		forget(memory, size); \
		return memory; \
	}

ALLOCATES(kmalloc, (size_t size), (size), size)
ALLOCATES(kzalloc, (size_t size), (size), size)
ALLOCATES(kzalloc_for, (struct world *w, size_t size), (w, size), size)

phys_t __real_frame_alloc(struct world *w, bool zero);
phys_t __wrap_frame_alloc(struct world *w, bool zero);

phys_t
__wrap_frame_alloc(struct world *w, bool zero)
{
	phys_t frame = __real_frame_alloc(w, zero);

	if (frame)
		forget(phys_to_virt(frame), PAGE_SIZE);
	return frame;
}

/* --- accesses --- */

static struct cell *
cell_of(uint64_t granule)
{
	struct cell *c;

	for (unsigned int i = 0; i < seen.cells; i++)
		if (seen.cell[i].granule == granule)
			return &seen.cell[i];
	c = &seen.cell[seen.cells < CELLS ? seen.cells++ : granule / GRANULE % CELLS];
	memset(c, 0, sizeof(*c));
	c->granule = granule;
	return c;
}

static void
describe(struct heddle_race *race, int which, unsigned int thread, const struct access *a, bool writes)
{
	char place[128];

	symbol_format((uint64_t)a->pc - 1, place, sizeof(place));
	printk("data race: thread %u %s %u bytes at %s\n", seen.tid[thread], writes ? "wrote" : "read", a->size, place);
	race->access[which].pc = (uint64_t)a->pc;
	race->access[which].tid = seen.tid[thread];
	race->access[which].size = a->size;
	race->access[which].kind = writes + (a->atomic ? 2 : 0);
}

/* The thread that made an access of this kind to the same bytes, which nothing orders before mine; -1. */
static int
unordered(const struct access *last, const struct access *mine, unsigned int me)
{
	for (unsigned int i = 0; i < THREADS; i++)
		if (i != me && last[i].bytes & mine->bytes && last[i].time > seen.now[me].of[i] &&
		    !(last[i].atomic && mine->atomic))
			return (int)i;
	return -1;
}

static bool
raced(const struct cell *c, const struct access *mine, unsigned int me, bool writes)
{
	struct heddle_race race = { .address = c->granule };
	bool other_writes = true;
	int other = unordered(c->last[true], mine, me);

	if (other < 0 && writes) {
		other_writes = false;
		other = unordered(c->last[false], mine, me);
	}
	if (other < 0)
		return false;
	describe(&race, 0, (unsigned int)other, &c->last[other_writes][other], other_writes);
	describe(&race, 1, me, mine, writes);
	turn_raced(&race);
	return true;
}

static void
touch(uint64_t address, uint64_t size, bool writes, bool atomic, void *pc)
{
	uint64_t end = address + (size < LONGEST ? size : LONGEST), stack = (uint64_t)current->kstack;
	struct access mine = { .size = (uint8_t)(end - address), .atomic = atomic, .pc = pc };
	int me = self();

	if (me < 0 || (address < stack && address >= stack - KSTACK_SIZE))
		return;
	mine.time = seen.now[me].of[me];
	for (uint64_t at = address & ~(uint64_t)(GRANULE - 1); at < end; at += GRANULE) {
		struct cell *c = cell_of(at);
		unsigned int from = address > at ? (unsigned int)(address - at) : 0, to = end - at < GRANULE ? (unsigned int)(end - at) : GRANULE;

		mine.bytes = (uint8_t)((1u << to) - (1u << from));
		if (raced(c, &mine, (unsigned int)me, writes))
			return;
		c->last[writes][me] = mine;
	}
}

void
races_access(uint64_t address, uint64_t size, bool writes, void *pc)
{
	touch(address, size, writes, false, pc);
}

void
races_atomic(uint64_t address, uint64_t size, bool writes, void *pc)
{
	touch(address, size, writes, true, pc);
	taken((const void *)address);
	given((const void *)address);
}
