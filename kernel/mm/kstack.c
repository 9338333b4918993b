/* SPDX-License-Identifier: MIT */
/* Kernel stacks: slots of four pages in a region of their own.
 *
 *   slot: | guard, unmapped | page | page | page | <- top
 *
 * A stack that runs over hits the guard page of its slot: a double fault with
 * a report, never a neighbour's data.
 *
 * A slot is free (unmapped, bit clear), in use, or cached: mapped, in a list
 * through its own topmost word, to be used again without touching a page
 * table.  kstack_free runs in the middle of a thread switch, where waiting for
 * other CPUs is impossible; so it only caches, and kstack_trim, called where
 * threads and address spaces come and go, gives back what is too much. */
#include "kernel/base/panic.h"
#include "kernel/base/spinlock.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/vm.h"

#define SLOT_SIZE (4 * PAGE_SIZE)
#define STACK_PAGES (KSTACK_SIZE / PAGE_SIZE)
#define MAX_SLOTS 32768u
#define CACHE_MAX 32 /* stacks kept by kstack_trim */
#define TRIM_MAX 16  /* stacks given back by one flush */

struct cached { /* the last bytes of a cached stack */
	struct cached *next;
	uint64_t slot;
};

static struct spinlock lock = SPINLOCK_INIT(RANK_KSTACK, "kernel stacks");
static uint64_t used[MAX_SLOTS / 64]; /* [lock] bit per slot: in use or cached */
static unsigned int first_clear;      /* [lock] no clear bit below this word */
static struct cached *cache;          /* [lock] */
static size_t ncached;                /* [lock] */

static uint64_t
slot_top(uint64_t slot)
{
	return KSTACK_BASE + (slot + 1) * SLOT_SIZE;
}

/* A free slot, marked used; MAX_SLOTS if there is none. */
static uint64_t
slot_take(void)
{
	assert_held(&lock);
	for (; first_clear < MAX_SLOTS / 64; first_clear++) {
		uint64_t *word = &used[first_clear];

		if (~*word) {
			unsigned int bit = (unsigned int)__builtin_ctzl(~*word);

			*word |= 1ul << bit;
			return first_clear * 64 + bit;
		}
	}
	return MAX_SLOTS;
}

static void
slot_give(uint64_t slot)
{
	spin_lock(&lock);
	used[slot / 64] &= ~(1ul << slot % 64);
	if (slot / 64 < first_clear)
		first_clear = (unsigned int)(slot / 64);
	spin_unlock(&lock);
}

/* Maps the pages of a slot, topmost first; all or none.  No other CPU can know
 * a translation of a free slot, so none needs to forget one. */
static bool
slot_map(uint64_t slot)
{
	unsigned int done = 0;
	phys_t p = 0;

	for (; done < STACK_PAGES; done++) {
		p = frame_alloc(NULL, false);
		if (!p || vm_kernel_map(slot_top(slot) - (done + 1) * PAGE_SIZE, p) != 0)
			break;
	}
	if (done == STACK_PAGES)
		return true;
	if (p)
		frame_unref(p);
	while (done > 0)
		frame_unref(vm_kernel_unmap(slot_top(slot) - done-- * PAGE_SIZE));
	return false;
}

static struct cached *
cache_pop(void)
{
	struct cached *c = cache;

	assert_held(&lock);
	if (c) {
		cache = c->next;
		ncached--;
	}
	return c;
}

void *
kstack_alloc(void)
{
	struct cached *c;
	uint64_t slot = MAX_SLOTS;

	kstack_trim();
	if (alloc_fails())
		return NULL;
	spin_lock(&lock);
	c = cache_pop();
	if (!c)
		slot = slot_take();
	spin_unlock(&lock);
	if (c)
		return c + 1;
	if (slot == MAX_SLOTS)
		return NULL;
	if (!slot_map(slot)) {
		slot_give(slot);
		return NULL;
	}
	return (void *)slot_top(slot);
}

void
kstack_free(void *top)
{
	struct cached *c = (struct cached *)top - 1;
	uint64_t offset = (uint64_t)top - KSTACK_BASE;

	assert(offset != 0 && offset % SLOT_SIZE == 0 && offset / SLOT_SIZE <= MAX_SLOTS);
	spin_lock(&lock);
	c->slot = offset / SLOT_SIZE - 1;
	c->next = cache;
	cache = c;
	ncached++;
	spin_unlock(&lock);
}

size_t
kstack_cached(void)
{
	spin_lock(&lock);
	size_t n = ncached;
	spin_unlock(&lock);
	return n * STACK_PAGES;
}

/* Slots of up to TRIM_MAX stacks beyond the first `keep`. */
static unsigned int
take_surplus(uint64_t slots[], size_t keep)
{
	unsigned int n = 0;

	spin_lock(&lock);
	while (n < TRIM_MAX && ncached > keep)
		slots[n++] = cache_pop()->slot;
	spin_unlock(&lock);
	return n;
}

static void
trim_to(size_t keep)
{
	uint64_t slots[TRIM_MAX];
	phys_t frames[TRIM_MAX * STACK_PAGES];
	unsigned int n;

	while ((n = take_surplus(slots, keep)) > 0) {
		unsigned int nframes = 0;

		for (unsigned int i = 0; i < n; i++)
			for (unsigned int page = 1; page <= STACK_PAGES; page++)
				frames[nframes++] =
					vm_kernel_unmap(slot_top(slots[i]) - page * PAGE_SIZE);
		mm_flush_kernel();
		while (nframes > 0)
			frame_unref(frames[--nframes]);
		while (n > 0)
			slot_give(slots[--n]);
	}
}

void
kstack_trim(void)
{
	trim_to(CACHE_MAX);
}

void
kstack_settle(void)
{
	trim_to(0);
}
