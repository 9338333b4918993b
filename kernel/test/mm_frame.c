/* SPDX-License-Identifier: MIT */
/* Frames: references, runs, charging, quotas. */
#include "kernel/mm/frame.h"

#include <stdatomic.h>

#include "kernel/sched/reaper.h"
#include "kernel/sched/thread.h"
#include "kernel/test/test.h"

KERNEL_TEST(frame_is_freed_by_its_last_reference)
{
	size_t before = frames_charged(boot_world);
	phys_t p = frame_alloc(boot_world, false);

	CHECK_EQ(frame_refs(p), 1);
	frame_ref(p);
	frame_unref(p);
	CHECK_EQ(frame_refs(p), 1);
	CHECK_EQ(frames_charged(boot_world), before + 1);
	frame_unref(p);
	CHECK_EQ(frames_charged(boot_world), before);
}

KERNEL_TEST(frame_asked_zero_is_zero_after_use)
{
	for (int round = 0; round < 2; round++) {
		phys_t p = frame_alloc(NULL, true);
		unsigned char *bytes = phys_to_virt(p);
		unsigned int sum = 0;

		for (size_t i = 0; i < PAGE_SIZE; i++) {
			sum += bytes[i];
			bytes[i] = 0xa5;
		}
		CHECK_EQ(sum, 0);
		frame_unref(p); /* the next allocation gets it back, dirty */
	}
}

KERNEL_TEST(frame_run_is_adjacent_and_freed_one_by_one)
{
	size_t before = frames_charged(boot_world);
	phys_t run = frame_alloc_run(boot_world, 7), other = frame_alloc_run(boot_world, 3);

	CHECK_EQ(frames_charged(boot_world), before + 10);
	for (size_t i = 0; i < 7; i++) {
		phys_t p = run + i * PAGE_SIZE;

		CHECK_EQ(frame_refs(p), 1);
		CHECK_EQ(p < other || p >= other + 3 * PAGE_SIZE, 1);
		frame_unref(p);
	}
	for (size_t i = 0; i < 3; i++)
		frame_unref(other + i * PAGE_SIZE);
	CHECK_EQ(frames_charged(boot_world), before);
}

#define RIVALS 3

static atomic_uint wrong;

/* Runs of many lengths, marked and looked at again. */
static void
take_runs(void *arg)
{
	uint64_t mark = (uint64_t)arg + 1;

	for (size_t round = 0; round < 300; round++) {
		size_t n = 2 + round * 37 % 150;
		phys_t run = frame_alloc_run(boot_world, n);

		for (size_t i = 0; run && i < n; i++)
			*(uint64_t *)phys_to_virt(run + i * PAGE_SIZE) = mark << 32 | round;
		if (round % 8 == 0)
			thread_yield();
		for (size_t i = 0; run && i < n; i++) {
			wrong += *(uint64_t *)phys_to_virt(run + i * PAGE_SIZE) != (mark << 32 | round);
			frame_unref(run + i * PAGE_SIZE);
		}
	}
}

KERNEL_TEST(frame_runs_of_several_threads_never_overlap)
{
	size_t before = frames_charged(boot_world);
	struct thread *t[RIVALS];

	wrong = 0;
	for (uint64_t i = 0; i < RIVALS; i++) {
		CHECK_EQ(thread_create(boot_world, "runs", take_runs, (void *)i, &t[i]), 0);
		thread_start(t[i]);
	}
	for (int i = 0; i < RIVALS; i++) {
		while (t[i]->refs > 1)
			thread_yield();
		thread_put(t[i]);
	}
	CHECK_EQ(wrong, 0);
	CHECK_EQ(frames_charged(boot_world), before);
}

KERNEL_TEST(frame_quota_refuses_the_one_too_many)
{
	phys_t a, b;

	frames_set_quota(boot_world, memory_charged(boot_world) + 2);
	a = frame_alloc(boot_world, false);
	CHECK_EQ(frame_alloc_run(boot_world, 2), 0);
	b = frame_alloc(boot_world, false);
	CHECK_EQ(b != 0, 1);
	CHECK_EQ(frame_alloc(boot_world, false), 0);
	frame_unref(a);
	a = frame_alloc(boot_world, false);
	CHECK_EQ(a != 0, 1);
	frame_unref(a);
	frame_unref(b);
	frames_set_quota(boot_world, SIZE_MAX);
}

KERNEL_TEST(frame_is_charged_to_its_own_world)
{
	struct world *w = NULL;
	size_t boot = frames_charged(boot_world), before;
	phys_t p;

	CHECK_EQ(world_create(1, &w), 0);
	before = frames_charged(w);
	p = frame_alloc(w, false);
	CHECK_EQ(frames_charged(w), before + 1);
	CHECK_EQ(frames_charged(boot_world), boot);
	frame_unref(p);
	CHECK_EQ(frames_charged(w), before);
	world_put_and_wait(w);
}

KERNEL_TEST(frame_exhaustion_leaves_the_kernel_a_reserve)
{
	phys_t chain = 0, p, kernel;
	size_t before = frames_charged(boot_world);

	while ((p = frame_alloc(boot_world, false)) != 0) {
		*(phys_t *)phys_to_virt(p) = chain;
		chain = p;
	}
	kernel = frame_alloc(NULL, false);
	CHECK_EQ(kernel != 0, 1);
	frame_unref(kernel);
	while (chain) {
		p = *(phys_t *)phys_to_virt(chain);
		frame_unref(chain);
		chain = p;
	}
	CHECK_EQ(frames_charged(boot_world), before);
}
