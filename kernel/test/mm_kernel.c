/* SPDX-License-Identifier: MIT */
/* The kernel's own page tables keep what they promise. */
#include "kernel/arch/io.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/pagetable.h"
#include "kernel/test/test.h"
#include "lib/base/string.h"

#define CR4_SMEP (1ul << 20)
#define CR4_SMAP (1ul << 21)
#define CR0_WP (1ul << 16)

struct count {
	unsigned int leaves, writable_code, user;
};

static void
walk(phys_t table, int level, struct count *c)
{
	const pte_t *e = phys_to_virt(table);

	for (unsigned int i = 0; i < 512; i++) {
		if (!(e[i] & PTE_PRESENT))
			continue;
		c->user += (e[i] & PTE_USER) != 0;
		if (level > 0 && !(e[i] & PTE_BIG)) {
			walk(e[i] & PTE_FRAME, level - 1, c);
			continue;
		}
		c->leaves++;
		c->writable_code += (e[i] & PTE_WRITE) && !(e[i] & PTE_NX);
	}
}

KERNEL_TEST(kernel_memory_is_never_writable_and_executable)
{
	struct count c = { 0 };

	walk(kernel_root, 3, &c);
	CHECK(c.leaves > 100);
	CHECK_EQ(c.writable_code, 0);
	CHECK_EQ(c.user, 0);
}

KERNEL_TEST(kernel_keeps_no_low_addresses)
{
	const pte_t *top = phys_to_virt(kernel_root);

	for (unsigned int i = 0; i < 256; i++)
		CHECK_EQ(top[i], 0);
}

KERNEL_TEST(kernel_cannot_touch_or_run_user_pages)
{
	CHECK((read_cr4() & CR4_SMEP) && (read_cr4() & CR4_SMAP));
	CHECK(read_cr0() & CR0_WP);
	CHECK(rdmsr(MSR_EFER) & 1 << 11); /* NX */
}

KERNEL_TEST(kstack_has_a_guard_page_below)
{
	char *top = kstack_alloc();
	pte_t *lowest = pt_find(kernel_root, (uint64_t)top - KSTACK_SIZE);
	pte_t *guard = pt_find(kernel_root, (uint64_t)top - KSTACK_SIZE - 1);

	CHECK(lowest && *lowest & PTE_PRESENT);
	CHECK(!guard || !(*guard & PTE_PRESENT));
	kstack_free(top);
}

/* Every address space must see what is mapped for the kernel later. */
KERNEL_TEST(kernel_half_is_the_same_in_all_address_spaces)
{
	struct mm *mm = mm_create(boot_world);
	const pte_t *ours = phys_to_virt(mm->root), *kernel = phys_to_virt(kernel_root);

	CHECK_EQ(memcmp(ours + 256, kernel + 256, PAGE_SIZE / 2), 0);
	mm_put(mm);
}
