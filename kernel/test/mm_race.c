/* SPDX-License-Identifier: MIT */
/* Several threads in one address space, on as many CPUs as there are: faults,
 * copy on write, fork and unmap against each other.  What is checked is what a
 * program would notice: no write is lost, no foreign byte is seen. */
#include <stdatomic.h>

#include "kernel/mm/user.h"
#include "kernel/sched/thread.h"
#include "kernel/test/mm_help.h"

#define THREADS 3
#define PAGES 4
#define ROUNDS 150

static struct mm *shared;
static uint64_t area; /* PAGES pages, each with a word for every thread */
static atomic_uint running, wrong;
static struct thread *started[THREADS];

static void
use(struct mm *mm)
{
	struct mm *old = current->mm;

	preempt_disable();
	current->mm = mm ? mm_get(mm) : NULL;
	mm_activate(mm);
	preempt_enable();
	if (old)
		mm_put(old);
}

/* Counts its own words up; each must hold what this thread stored last. */
static void
writer(void *arg)
{
	uint64_t offset = (uint64_t)arg * 8;

	use(shared);
	for (uint64_t n = 0; n < ROUNDS; n++) {
		for (uint64_t page = 0; page < PAGES; page++) {
			uptr word = UPTR(area + page * PAGE_SIZE + offset);
			uint64_t seen = 0, next = n + 1;

			if (copy_in(&seen, word, 8) != 0 || seen != n ||
			    copy_out(word, &next, 8) != 0)
				wrong++;
		}
		if (n % 8 == 0)
			thread_yield();
	}
	use(NULL);
	running--;
}

/* Maps, touches and unmaps pages of its own: they must come zeroed. */
static void
mapper(void *arg)
{
	use(shared);
	for (int n = 0; n < ROUNDS; n++) {
		uint64_t at = (uint64_t)vm_map(shared, 0, 2 * PAGE_SIZE, RW, ANONYMOUS, NULL, 0, "");
		uint64_t seen = 1, mark = 0x1111111111111111ul * ((uint64_t)arg + 1);

		if (copy_in(&seen, UPTR(at + 64), 8) != 0 || seen != 0 ||
		    copy_out(UPTR(at + 64), &mark, 8) != 0 || copy_in(&seen, UPTR(at + 64), 8) != 0 ||
		    seen != mark || vm_unmap(shared, at, 2 * PAGE_SIZE) != 0)
			wrong++;
	}
	use(NULL);
	running--;
}

/* Maps, marks and unmaps one page at a place that others unmap too.  It may be
 * gone at any moment; but never may a new one hold the mark of the old. */
static void
rival(void *arg)
{
	use(shared);
	for (int n = 0; n < 4 * ROUNDS; n++) {
		uint64_t seen = 0, mark = 1;
		long r = vm_map(shared, area, PAGE_SIZE, RW, ANONYMOUS | MAP_FIXED_NOREPLACE, NULL, 0, "");

		if (r == (long)area && arg == 0) {
			if (copy_in(&seen, UPTR(area), 8) == 0 && seen != 0)
				wrong++;
			copy_out(UPTR(area), &mark, 8);
		}
		if (vm_unmap(shared, area, PAGE_SIZE) != 0)
			wrong++;
	}
	use(NULL);
	running--;
}

static void
start_all(const char *name, void (*fn)(void *))
{
	running = THREADS;
	for (uint64_t i = 0; i < THREADS; i++) {
		CHECK_EQ(thread_create(boot_world, name, fn, (void *)i, &started[i]), 0);
		thread_start(started[i]);
	}
}

static void
begin(void)
{
	wrong = 0;
	shared = mm_create(boot_world);
	area = map_written(shared, PAGES, 0);
}

static void
end(void)
{
	for (unsigned int i = 0; i < THREADS; i++) {
		while (started[i]->refs > 1) /* the other one goes when it has ended */
			thread_yield();
		thread_put(started[i]);
	}
	CHECK_EQ(wrong, 0);
	mm_put(shared);
}

/* A child must be a moment of the parent: a word of it never goes back. */
KERNEL_TEST(fork_loses_no_write_of_another_thread)
{
	uint64_t last[THREADS] = { 0 };
	size_t before = frames_charged(boot_world);

	begin();
	start_all("writer", writer);
	while (running > 0) {
		struct mm *child = mm_fork(shared);

		for (uint64_t i = 0; child && i < THREADS; i++) {
			uint64_t seen = 0;

			vm_peek(child, area + i * 8, &seen, 8);
			CHECK(seen >= last[i]);
			last[i] = seen;
		}
		if (child)
			mm_put(child);
	}
	end();
	CHECK_EQ(frames_charged(boot_world), before);
}

KERNEL_TEST(threads_map_and_unmap_side_by_side)
{
	size_t before = frames_charged(boot_world);

	begin();
	start_all("mapper", mapper);
	end();
	CHECK_EQ(frames_charged(boot_world), before);
}

KERNEL_TEST(threads_unmap_the_same_page)
{
	size_t before = frames_charged(boot_world);

	begin();
	start_all("rival", rival);
	end();
	CHECK_EQ(frames_charged(boot_world), before);
}

/* All fault on the same fresh pages at once: each page arrives once. */
KERNEL_TEST(threads_fault_on_the_same_pages)
{
	size_t before = frames_charged(boot_world);

	for (int round = 0; round < 20; round++) {
		begin();
		vm_advise(shared, area, PAGES * PAGE_SIZE, MADV_DONTNEED);
		start_all("writer", writer);
		while (running > 0)
			thread_yield();
		CHECK_EQ(shared->pages, PAGES);
		end();
	}
	CHECK_EQ(frames_charged(boot_world), before);
}
