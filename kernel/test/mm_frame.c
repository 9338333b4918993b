/* SPDX-License-Identifier: MIT */
/* Frames: references, runs, charging, quotas. */
#include "kernel/mm/frame.h"

#include "kernel/sched/reaper.h"
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
