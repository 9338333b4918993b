/* SPDX-License-Identifier: MIT */
/* What bringing an address space back stands on: its tables are found whatever lies between them, and what has
 * changed while nobody ran in it is seen by the CPU that has kept it loaded. */
#include "kernel/base/cpu.h"
#include "kernel/mm/pagetable.h"
#include "kernel/mm/user.h"
#include "kernel/sched/thread.h"
#include "kernel/test/mm_help.h"

#define GIB (1ul << 30)
#define TABLE (2ul << 20) /* what one last-level table spans */
#define TABLES (sizeof(with_tables) / sizeof(with_tables[0]))

/* Neighbours, within a line of entries and across lines, and at the borders of tables of each level. */
static const uint64_t with_tables[] = {
	TABLE, 2 * TABLE, 9 * TABLE, 16 * TABLE, GIB - TABLE, GIB, 9 * GIB, 512 * GIB - TABLE, 1024 * GIB, USER_TOP - TABLE,
};

/* pt_first, as often as it wants others to get a turn. */
static pte_t *
first_table(struct mm *mm, uint64_t *at, uint64_t end)
{
	pte_t *e = NULL;

	while (*at < end && !(e = pt_first(mm->root, at, end)))
		;
	return e;
}

KERNEL_TEST(tables_are_found_behind_holes_of_any_length)
{
	struct mm *mm = mm_create(boot_world);
	uint64_t at = 0;

	for (size_t i = 0; i < TABLES; i++) {
		CHECK_EQ(vm_map(mm, with_tables[i], PAGE_SIZE, RW, ANONYMOUS | MAP_FIXED, NULL, 0, ""), (long)with_tables[i]);
		CHECK_EQ(poke(mm, with_tables[i], 1), VM_FAULT_OK);
	}
	for (size_t i = 0; i < TABLES; i++) {
		uint64_t half = at + (with_tables[i] - at) / 2;
		pte_t *e;

		CHECK(first_table(mm, &at, half) == NULL);
		CHECK_EQ(at, half);
		e = first_table(mm, &at, USER_END);
		CHECK_EQ(at, with_tables[i]);
		CHECK(e && *e != 0);
		at += TABLE;
	}
	CHECK_EQ(at, USER_TOP);
	mm_put(mm);
}

/* This thread reads a byte, leaves mm as a thread of the kernel does, which has none; the page's entry is given
 * another frame; it reads again. */
KERNEL_TEST(pages_changed_while_nobody_runs_are_seen_by_who_comes_back)
{
	struct mm *mm = mm_create(boot_world);
	uint64_t at = map_written(mm, 2, 1);
	pte_t *e = pt_find(mm->root, at), first = *e;
	char c = 0;

	CHECK_EQ(poke(mm, at + PAGE_SIZE, 2), VM_FAULT_OK);
	preempt_disable();
	current->mm = mm;
	mm_activate(mm);
	preempt_enable();
	CHECK_EQ(copy_in(&c, UPTR(at), 1), 0);
	CHECK_EQ(c, 1);
	preempt_disable();
	current->mm = NULL;
	mm_rest();
	e[0] = e[1];
	e[1] = first;
	mm_flush(mm, at, at + 2 * PAGE_SIZE);
	current->mm = mm;
	mm_activate(mm);
	preempt_enable();
	CHECK_EQ(copy_in(&c, UPTR(at), 1), 0);
	CHECK_EQ(c, 2);
	preempt_disable();
	current->mm = NULL;
	mm_activate(NULL);
	preempt_enable();
	mm_put(mm);
}
