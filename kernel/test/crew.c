/* SPDX-License-Identifier: MIT */
#include "kernel/test/crew.h"

#include "kernel/abi/mman.h"
#include "kernel/base/cpu.h"
#include "kernel/base/panic.h"
#include "kernel/sched/clock.h"
#include "kernel/sched/thread.h"
#include "kernel/test/helpers.h"

static void
enter(struct mm *mm)
{
	preempt_disable();
	current->mm = mm;
	mm_activate(mm);
	preempt_enable();
}

uint64_t
crew_begin(struct crew *c, size_t pages)
{
	long at;

	*c = (struct crew){ .mm = mm_create(current->world) };
	at = vm_map(c->mm, 0, pages * PAGE_SIZE, PROT_READ | PROT_WRITE,
	            MAP_PRIVATE | MAP_ANONYMOUS, NULL, 0, "");
	assert_gt(at, 0);
	enter(c->mm);
	return c->memory = (uint64_t)at;
}

static void
run_member(void *arg)
{
	struct crew_member *m = arg;

	enter(m->crew->mm);
	m->fn(m->arg);
	enter(NULL);
	thread_exit();
}

void
crew_start(struct crew *c, void (*fn)(void *), void *arg)
{
	struct crew_member *m = &c->member[c->members++];

	*m = (struct crew_member){ .crew = c, .fn = fn, .arg = arg };
	assert_eq(thread_create(current->world, "member", run_member, m, &m->thread), 0);
	thread_start(m->thread);
}

static bool
settled(const struct crew *c)
{
	for (unsigned int i = 0; i < c->members; i++) {
		struct thread *t = c->member[i].thread;
		uint32_t state = __atomic_load_n(&t->state, __ATOMIC_RELAXED);

		if (state != THREAD_WAITING && state != THREAD_ENDED)
			return false;
	}
	return true;
}

void
crew_settle(struct crew *c)
{
	do
		thread_yield();
	while (!settled(c));
}

/* A thread that has ended and left its stack has one reference: ours. */
void
crew_join(struct crew *c)
{
	while (c->members > 0) {
		struct thread *t = c->member[c->members - 1].thread;

		while (atomic_load(&t->refs) > 1)
			thread_yield();
		thread_put(t);
		c->members--;
	}
}

static void
unload(void *arg)
{
	preempt_disable();
	mm_activate(NULL);
	preempt_enable();
}

/* An idle CPU keeps the last address space loaded, and with it one frame that
 * the check of frames would miss. */
void
crew_end(struct crew *c)
{
	crew_join(c);
	enter(NULL);
	for (unsigned int cpu = 0; cpu < cpu_count; cpu++)
		wait_ended(start_on_cpu("unload", unload, NULL, cpu));
	mm_put(c->mm);
}

void
crew_store(uint64_t at, const void *from, size_t n)
{
	assert_eq(copy_out(UPTR(at), from, n), 0);
}

void
crew_load(void *to, uint64_t at, size_t n)
{
	assert_eq(copy_in(to, UPTR(at), n), 0);
}

uint8_t
crew_byte(uint64_t at)
{
	uint8_t byte;

	crew_load(&byte, at, 1);
	return byte;
}
