/* SPDX-License-Identifier: MIT */
/* Mappings: placing, splitting, joining, protecting, giving back. */
#include "kernel/abi/errno.h"
#include "kernel/test/mm_help.h"

KERNEL_TEST(unmap_returns_all_frames)
{
	size_t before = frames_charged(boot_world);
	struct mm *mm = mm_create(boot_world);
	uint64_t at = map_written(mm, 700, 1); /* more than one step's worth */

	CHECK_EQ(mm->pages, 700);
	CHECK_EQ(vm_unmap(mm, at + 10 * PAGE_SIZE, PAGE_SIZE), 0);
	CHECK_EQ(mm->pages, 699);
	CHECK_EQ(look(mm, at + 9 * PAGE_SIZE), 1);
	CHECK_EQ(look(mm, at + 10 * PAGE_SIZE), -1);
	CHECK_EQ(look(mm, at + 11 * PAGE_SIZE), 1);
	CHECK_EQ(vm_unmap(mm, at, 700 * PAGE_SIZE), 0);
	CHECK_EQ(mm->pages, 0);
	CHECK_EQ(frames_charged(boot_world), before); /* page tables too */
	mm_put(mm);
}

KERNEL_TEST(mm_put_returns_all_frames)
{
	size_t before = frames_charged(boot_world);
	struct mm *mm = mm_create(boot_world);

	map_written(mm, 300, 1);
	vm_map(mm, 0x400000, PAGE_SIZE, RW, ANONYMOUS | MAP_FIXED, NULL, 0, "");
	poke(mm, 0x400000, 1);
	mm_put(mm);
	CHECK_EQ(frames_charged(boot_world), before);
}

KERNEL_TEST(protect_splits_and_keeps_contents)
{
	struct mm *mm = mm_create(boot_world);
	uint64_t at = map_written(mm, 3, 7), middle = at + PAGE_SIZE;

	CHECK_EQ(vm_protect(mm, middle, PAGE_SIZE, PROT_READ), 0);
	CHECK_EQ(count_mappings(mm), 3);
	CHECK_EQ(look(mm, middle), 7);
	CHECK_EQ(poke(mm, middle, 8), VM_FAULT_SEGV_ACCERR);
	CHECK_EQ(poke(mm, at, 8), VM_FAULT_OK);
	CHECK_EQ(vm_protect(mm, middle, PAGE_SIZE, PROT_NONE), 0);
	CHECK_EQ(look(mm, middle), -1);
	CHECK_EQ(vm_protect(mm, middle, PAGE_SIZE, RW), 0);
	CHECK_EQ(look(mm, middle), 7);
	CHECK_EQ(poke(mm, middle, 9), VM_FAULT_OK);
	CHECK_EQ(vm_protect(mm, at, 4 * PAGE_SIZE, RW), -ENOMEM); /* a hole behind */
	mm_put(mm);
}

KERNEL_TEST(data_cannot_be_executed)
{
	struct mm *mm = mm_create(boot_world);
	uint64_t at = map_written(mm, 1, 7);

	CHECK_EQ(vm_fault(mm, at, FETCH_FAULT), VM_FAULT_SEGV_ACCERR);
	CHECK_EQ(vm_protect(mm, at, PAGE_SIZE, PROT_READ | PROT_EXEC), 0);
	CHECK_EQ(vm_fault(mm, at, FETCH_FAULT), VM_FAULT_OK);
	mm_put(mm);
}

KERNEL_TEST(adjacent_anonymous_mappings_become_one)
{
	struct mm *mm = mm_create(boot_world);
	uint64_t first = (uint64_t)vm_map(mm, 0, PAGE_SIZE, RW, ANONYMOUS, NULL, 0, "");
	uint64_t second = (uint64_t)vm_map(mm, 0, PAGE_SIZE, RW, ANONYMOUS, NULL, 0, "");

	CHECK_EQ(second, first - PAGE_SIZE);
	CHECK_EQ(count_mappings(mm), 1);
	vm_map(mm, 0, PAGE_SIZE, PROT_READ, ANONYMOUS, NULL, 0, "");
	CHECK_EQ(count_mappings(mm), 2);
	mm_put(mm);
}

KERNEL_TEST(search_finds_a_hole_that_fits)
{
	struct mm *mm = mm_create(boot_world);
	uint64_t at = (uint64_t)vm_map(mm, 0, 10 * PAGE_SIZE, RW, ANONYMOUS, NULL, 0, "");

	vm_unmap(mm, at + 3 * PAGE_SIZE, 2 * PAGE_SIZE);
	CHECK_EQ(vm_map(mm, 0, 3 * PAGE_SIZE, PROT_READ, ANONYMOUS, NULL, 0, ""),
	         at - 3 * PAGE_SIZE);
	CHECK_EQ(vm_map(mm, 0, 2 * PAGE_SIZE, PROT_READ, ANONYMOUS, NULL, 0, ""),
	         at + 3 * PAGE_SIZE);
	mm_put(mm);
}

KERNEL_TEST(map_fixed_replaces_unless_told_not_to)
{
	struct mm *mm = mm_create(boot_world);
	uint64_t at = map_written(mm, 3, 7), middle = at + PAGE_SIZE;

	CHECK_EQ(vm_map(mm, middle, PAGE_SIZE, RW, ANONYMOUS | MAP_FIXED_NOREPLACE, NULL, 0, ""),
	         -EEXIST);
	CHECK_EQ(vm_map(mm, middle, PAGE_SIZE, RW, ANONYMOUS | MAP_FIXED, NULL, 0, ""), middle);
	CHECK_EQ(look(mm, at), 7);
	CHECK_EQ(look(mm, middle), 0);
	CHECK_EQ(look(mm, middle + PAGE_SIZE), 7);
	mm_put(mm);
}

KERNEL_TEST(map_refuses_what_is_not_user_space)
{
	struct mm *mm = mm_create(boot_world);
	int fixed = ANONYMOUS | MAP_FIXED;

	CHECK_EQ(vm_map(mm, 0x1000, PAGE_SIZE, RW, fixed, NULL, 0, ""), -EPERM);
	CHECK_EQ(vm_map(mm, 0x400001, PAGE_SIZE, RW, fixed, NULL, 0, ""), -EINVAL);
	CHECK_EQ(vm_map(mm, USER_END, PAGE_SIZE, RW, fixed, NULL, 0, ""), -ENOMEM);
	CHECK_EQ(vm_map(mm, -PAGE_SIZE, PAGE_SIZE, RW, fixed, NULL, 0, ""), -ENOMEM);
	CHECK_EQ(vm_map(mm, 0, 0, RW, ANONYMOUS, NULL, 0, ""), -EINVAL);
	CHECK_EQ(vm_map(mm, 0, SIZE_MAX, RW, ANONYMOUS, NULL, 0, ""), -ENOMEM);
	CHECK_EQ(vm_map(mm, 0, PAGE_SIZE, RW, MAP_ANONYMOUS, NULL, 0, ""), -EINVAL);
	CHECK_EQ(vm_unmap(mm, -PAGE_SIZE, PAGE_SIZE), -EINVAL);
	CHECK_EQ(vm_unmap(mm, 0x400000, SIZE_MAX - 5), -EINVAL);
	CHECK_EQ(count_mappings(mm), 0);
	mm_put(mm);
}

KERNEL_TEST(brk_grows_and_gives_back)
{
	size_t before = frames_charged(boot_world);
	struct mm *mm = mm_create(boot_world);
	uint64_t start = 0x600123;

	mm->brk_start = mm->brk = start;
	CHECK_EQ(vm_brk(mm, 0), start);
	CHECK_EQ(vm_brk(mm, start + 10 * PAGE_SIZE), start + 10 * PAGE_SIZE);
	CHECK_EQ(poke(mm, start + 10 * PAGE_SIZE - 1, 3), VM_FAULT_OK);
	CHECK_EQ(vm_brk(mm, start + 12 * PAGE_SIZE), start + 12 * PAGE_SIZE);
	CHECK_EQ(count_mappings(mm), 1);
	CHECK_EQ(vm_brk(mm, start), start);
	CHECK_EQ(look(mm, start + 10 * PAGE_SIZE - 1), -1);
	CHECK_EQ(frames_charged(boot_world), before);
	mm_put(mm);
}

KERNEL_TEST(dontneed_forgets_contents_and_frames)
{
	struct mm *mm = mm_create(boot_world);
	uint64_t at = map_written(mm, 200, 7);

	CHECK_EQ(vm_advise(mm, at, 199 * PAGE_SIZE, MADV_DONTNEED), 0);
	CHECK_EQ(mm->pages, 1);
	CHECK_EQ(look(mm, at + 5 * PAGE_SIZE), 0);
	CHECK_EQ(look(mm, at + 199 * PAGE_SIZE), 7);
	CHECK_EQ(vm_advise(mm, at, 300 * PAGE_SIZE, MADV_DONTNEED), -ENOMEM);
	CHECK_EQ(vm_advise(mm, at, PAGE_SIZE, 12345), -EINVAL);
	mm_put(mm);
}

KERNEL_TEST(stack_grows_to_its_limit_and_no_further)
{
	struct mm *mm = mm_create(boot_world);
	uint64_t top = 0x700000000000, megabyte = 1ul << 20;
	int flags = ANONYMOUS | MAP_GROWSDOWN | MAP_FIXED;

	vm_map(mm, top - PAGE_SIZE, PAGE_SIZE, RW, flags, NULL, 0, "[stack]");
	CHECK_EQ(poke(mm, top - 8 * megabyte, 1), VM_FAULT_OK);
	CHECK_EQ(poke(mm, top - 8 * megabyte - 1, 1), VM_FAULT_SEGV_MAPERR);
	CHECK_EQ(poke(mm, top, 1), VM_FAULT_SEGV_MAPERR);
	CHECK_EQ(count_mappings(mm), 1);
	mm_put(mm);
}

KERNEL_TEST(stack_keeps_away_from_the_mapping_below)
{
	struct mm *mm = mm_create(boot_world);
	uint64_t top = 0x700000000000, megabyte = 1ul << 20;
	int flags = ANONYMOUS | MAP_GROWSDOWN | MAP_FIXED;

	vm_map(mm, top - PAGE_SIZE, PAGE_SIZE, RW, flags, NULL, 0, "[stack]");
	vm_map(mm, top - 4 * megabyte, PAGE_SIZE, RW, ANONYMOUS | MAP_FIXED, NULL, 0, "");
	CHECK_EQ(poke(mm, top - 2 * megabyte, 1), VM_FAULT_OK);
	CHECK_EQ(poke(mm, top - 3 * megabyte, 1), VM_FAULT_SEGV_MAPERR);
	mm_put(mm);
}

KERNEL_TEST(out_of_quota_fault_changes_nothing)
{
	struct mm *mm = mm_create(boot_world);
	uint64_t at = map_written(mm, 1, 7);

	vm_map(mm, 0x400000, PAGE_SIZE, RW, ANONYMOUS | MAP_FIXED, NULL, 0, "");
	frames_set_quota(boot_world, memory_charged(boot_world));
	CHECK_EQ(poke(mm, 0x400000, 1), VM_FAULT_OOM);
	CHECK_EQ(poke(mm, at, 8), VM_FAULT_OK);
	frames_set_quota(boot_world, SIZE_MAX);
	CHECK_EQ(mm->pages, 1);
	CHECK_EQ(poke(mm, 0x400000, 1), VM_FAULT_OK);
	mm_put(mm);
}

/* Ten thousand threads' stacks: a guard and a stack each. */
KERNEL_TEST(many_mappings_are_found_again)
{
	struct mm *mm = mm_create(boot_world);
	unsigned int wrong = 0;
	uint64_t at = 0;

	for (int i = 0; i < 2000; i++) {
		at = (uint64_t)vm_map(mm, 0, 4 * PAGE_SIZE, RW, ANONYMOUS, NULL, 0, "");
		wrong += vm_protect(mm, at, PAGE_SIZE, PROT_NONE) != 0;
	}
	CHECK_EQ(count_mappings(mm), 4000);
	for (int i = 0; i < 2000; i += 50) {
		wrong += look(mm, at + (uint64_t)i * 4 * PAGE_SIZE) != -1;
		wrong += look(mm, at + (uint64_t)i * 4 * PAGE_SIZE + PAGE_SIZE) != 0;
	}
	CHECK_EQ(wrong, 0);
	mm_put(mm);
}
