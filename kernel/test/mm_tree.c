/* SPDX-License-Identifier: MIT */
/* The list and tree of mappings against a plain array, and what happens while a
 * change is not finished. */
#include "kernel/mm/vma.h"
#include "kernel/sched/thread.h"
#include "kernel/test/mm_help.h"
#include "lib/base/random.h"

#define SLOTS 1024u
#define BASE 0x10000000ul

/* Slot i is a page with a page between it and the next, so nothing is joined. */
static uint64_t
slot(uint64_t i)
{
	return BASE + 2 * i * PAGE_SIZE;
}

/* Mappings below v, at most `depth` levels of them; the order and weights hold. */
static unsigned int
count_below(const struct vma *v, uint64_t low, uint64_t high, int depth)
{
	if (!v)
		return 0;
	CHECK(depth > 0 && v->start >= low && v->end <= high);
	CHECK(!v->left || v->left->weight <= v->weight);
	CHECK(!v->right || v->right->weight <= v->weight);
	return 1 + count_below(v->left, low, v->start, depth - 1) +
	       count_below(v->right, v->end, high, depth - 1);
}

KERNEL_TEST(tree_of_mappings_agrees_with_an_array)
{
	static bool there[SLOTS];
	struct mm *mm = mm_create(boot_world);
	unsigned int n = 0, wrong = 0;
	struct random r;
	struct vma v;

	random_seed(&r, 1);
	for (int step = 0; step < 6000; step++) {
		uint64_t i = random_next(&r) % SLOTS;

		if (there[i])
			vm_unmap(mm, slot(i), PAGE_SIZE);
		else
			vm_map(mm, slot(i), PAGE_SIZE, RW, ANONYMOUS | MAP_FIXED, NULL, 0, "");
		n += there[i] ? -1u : 1u;
		there[i] = !there[i];
	}
	for (uint64_t i = 0; i < SLOTS; i++)
		wrong += vm_find(mm, slot(i), &v) != there[i];
	CHECK_EQ(wrong, 0);
	CHECK_EQ(count_mappings(mm), n);
	CHECK_EQ(mm->mapped, n * PAGE_SIZE);
	CHECK_EQ(count_below(mm->tree, BASE, slot(SLOTS), 40), n);
	mm_put(mm);
}

static struct mm *shared;
static volatile bool mapped;

static void
mapper(void *arg)
{
	(void)arg;
	vm_map(shared, BASE, PAGE_SIZE, RW, ANONYMOUS | MAP_FIXED, NULL, 0, "");
	mapped = true;
}

/* Another thread's mmap waits until a change is done; a fault does not. */
KERNEL_TEST(changes_of_mappings_come_one_after_the_other)
{
	struct thread *t;
	struct vma v;
	uint64_t at;

	shared = mm_create(boot_world);
	mapped = false;
	at = map_written(shared, 2, 1);
	mm_change_begin(shared);
	spin_unlock(&shared->lock); /* as in a pause */
	CHECK_EQ(thread_create(boot_world, "mapper", mapper, NULL, &t), 0);
	thread_start(t);
	while (*(volatile unsigned int *)&shared->awaited == 0 && !mapped)
		thread_yield();
	CHECK(!mapped && !vm_find(shared, BASE, &v));
	CHECK_EQ(poke(shared, at, 2), VM_FAULT_OK);
	spin_lock(&shared->lock);
	mm_change_end(shared);
	while (t->refs > 1)
		thread_yield();
	CHECK(mapped && vm_find(shared, BASE, &v));
	thread_put(t);
	mm_put(shared);
}
