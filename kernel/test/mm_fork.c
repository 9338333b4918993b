/* SPDX-License-Identifier: MIT */
/* fork: sharing, copying on write, isolation, failure. */
#include "kernel/sched/reaper.h"
#include "kernel/test/mm_help.h"

KERNEL_TEST(fork_shares_frames)
{
	size_t before = frames_charged(boot_world);
	struct mm *mm = mm_create(boot_world), *child;
	uint64_t at = map_written(mm, 1500, 7); /* several page tables */

	child = mm_fork(mm);
	CHECK_EQ(child->pages, 1500);
	for (size_t i = 0; i < 1500; i += 100) {
		CHECK_EQ(vm_frame(child, at + i * PAGE_SIZE), vm_frame(mm, at + i * PAGE_SIZE));
		CHECK_EQ(frame_refs(vm_frame(mm, at + i * PAGE_SIZE)), 2);
	}
	CHECK_EQ(count_mappings(child), 1);
	mm_put(child);
	CHECK_EQ(frame_refs(vm_frame(mm, at)), 1);
	mm_put(mm);
	CHECK_EQ(frames_charged(boot_world), before);
}

KERNEL_TEST(fork_copies_on_write_in_the_child)
{
	struct mm *mm = mm_create(boot_world), *child;
	uint64_t at = map_written(mm, 2, 7);

	child = mm_fork(mm);
	CHECK_EQ(poke(child, at, 8), VM_FAULT_OK);
	CHECK_EQ(look(mm, at), 7);
	CHECK_EQ(look(child, at), 8);
	CHECK_EQ(frame_refs(vm_frame(mm, at)), 1);
	CHECK_EQ(frame_refs(vm_frame(mm, at + PAGE_SIZE)), 2);
	mm_put(child);
	mm_put(mm);
}

KERNEL_TEST(fork_copies_on_write_in_the_parent)
{
	struct mm *mm = mm_create(boot_world), *child;
	uint64_t at = map_written(mm, 1, 7);
	phys_t frame = vm_frame(mm, at);

	child = mm_fork(mm);
	CHECK_EQ(poke(mm, at, 8), VM_FAULT_OK);
	CHECK_EQ(look(child, at), 7);
	CHECK_EQ(vm_frame(child, at), frame);
	CHECK_EQ(poke(child, at, 9), VM_FAULT_OK); /* alone now: no copy */
	CHECK_EQ(vm_frame(child, at), frame);
	mm_put(child);
	CHECK_EQ(look(mm, at), 8);
	mm_put(mm);
}

/* A page that is read-only for both must not become writable by mprotect. */
KERNEL_TEST(protect_does_not_break_copy_on_write)
{
	struct mm *mm = mm_create(boot_world), *child;
	uint64_t at = map_written(mm, 1, 7);

	child = mm_fork(mm);
	vm_protect(child, at, PAGE_SIZE, PROT_READ);
	vm_protect(child, at, PAGE_SIZE, RW);
	CHECK_EQ(poke(child, at, 8), VM_FAULT_OK);
	CHECK_EQ(look(mm, at), 7);
	mm_put(child);
	mm_put(mm);
}

KERNEL_TEST(fork_shares_shared_memory_for_good)
{
	size_t before = frames_charged(boot_world);
	struct mm *mm = mm_create(boot_world), *child;
	uint64_t at = (uint64_t)vm_map(mm, 0, 3 * PAGE_SIZE, RW, MAP_SHARED | MAP_ANONYMOUS, NULL,
	                               0, "");

	poke(mm, at, 7);
	child = mm_fork(mm);
	CHECK_EQ(look(child, at), 7);
	CHECK_EQ(poke(child, at, 8), VM_FAULT_OK);
	CHECK_EQ(look(mm, at), 8);
	CHECK_EQ(poke(child, at + PAGE_SIZE, 9), VM_FAULT_OK); /* touched after the fork */
	CHECK_EQ(look(mm, at + PAGE_SIZE), 9);
	mm_put(mm);
	CHECK_EQ(look(child, at), 8);
	mm_put(child);
	CHECK_EQ(frames_charged(boot_world), before);
}

KERNEL_TEST(futex_keys_name_memory_not_addresses)
{
	struct mm *mm = mm_create(boot_world), *child;
	uint64_t shared = (uint64_t)vm_map(mm, 0, PAGE_SIZE, RW, MAP_SHARED | MAP_ANONYMOUS, NULL,
	                                   0, "");
	uint64_t private = map_written(mm, 1, 7);
	struct vm_key a, b;

	child = mm_fork(mm);
	vm_futex_key(mm, shared, false, &a);
	vm_futex_key(child, shared, false, &b);
	CHECK_EQ(a.id == b.id && a.offset == b.offset, 1);
	vm_futex_key(mm, private, false, &a);
	vm_futex_key(child, private, false, &b);
	CHECK_EQ(a.id == b.id, 0);
	CHECK_EQ(vm_futex_key(mm, 0x500000, false, &a) < 0, 1);
	mm_put(child);
	mm_put(mm);
}

/* The child runs out of frames half-way, at every possible place. */
KERNEL_TEST(fork_without_memory_leaves_nothing)
{
	struct mm *mm = mm_create(boot_world), *child = NULL;
	uint64_t at = map_written(mm, 3, 7);
	size_t before, quota;

	vm_map(mm, 0x400000, PAGE_SIZE, RW, ANONYMOUS | MAP_FIXED, NULL, 0, "");
	poke(mm, 0x400000, 1);
	before = frames_charged(boot_world);
	quota = memory_charged(boot_world);
	for (size_t extra = 0; !child; extra++) {
		frames_set_quota(boot_world, quota + extra);
		child = mm_fork(mm);
		if (!child)
			CHECK_EQ(frames_charged(boot_world), before);
		CHECK_EQ(extra < 20, 1);
	}
	frames_set_quota(boot_world, SIZE_MAX);
	CHECK_EQ(look(child, at), 7);
	CHECK_EQ(poke(mm, at, 8), VM_FAULT_OK);
	mm_put(child);
	mm_put(mm);
}

KERNEL_TEST(pages_are_charged_to_the_world_of_their_mm)
{
	struct world *w = NULL;
	struct mm *mm;
	size_t before, boot = frames_charged(boot_world);

	CHECK_EQ(world_create(2, &w), 0);
	before = frames_charged(w);
	mm = mm_create(w);
	map_written(mm, 20, 1);
	CHECK_EQ(frames_charged(boot_world), boot);
	CHECK_EQ(frames_charged(w) >= before + 20, 1);
	mm_put(mm);
	CHECK_EQ(frames_charged(w), before);
	world_put_and_wait(w);
}
