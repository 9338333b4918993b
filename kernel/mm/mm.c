/* SPDX-License-Identifier: MIT */
/* Address spaces: birth, death, and which CPU has which one loaded.
 *
 * mm->cpus has a bit for every CPU whose CR3 points to mm->root, and MM_ALIVE.
 * A CPU sets its bit before it loads the tables, so whoever changes an entry
 * and then reads cpus (mm_flush) sees every CPU that may remember the old one.
 *
 * A CPU that runs a kernel thread keeps the last tables loaded, but its bit of
 * mm->running is clear, and nobody interrupts it for a page that has changed:
 *
 *      flushes                             comes back (mm_activate)
 *      changes an entry                    sets its bit of running
 *      edition++                           edition as when it was here last?
 *      who has a bit in running?           if not, loads the tables again
 *
 * So either it is interrupted or it sees the new edition.  For tables that go it is
 * interrupted, since a processor may walk them unasked.  And mm_put may
 * find that another CPU still has a dead mm, and asks it to let go (mm_reload,
 * where locks may be held, so nothing is freed there).  A CPU that is leaving
 * by mm_activate at that moment may clear its bit last and then frees the top
 * table and the struct itself; the former is charged to the kernel for that. */
#include "kernel/abi/errno.h"
#include "kernel/arch/io.h"
#include "kernel/base/panic.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/pagetable.h"
#include "kernel/mm/vma.h"
#include "lib/base/string.h"

#define HALF (PAGE_SIZE / 2)
#define MMAP_TOP_DEFAULT (USER_END - (16ul << 20)) /* exec sets its own */
#define FLUSH_SINGLY 8 /* up to so many pages by invlpg */

static struct spinlock all_lock = SPINLOCK_INIT(RANK_NAMES, "address spaces");
static struct list all = LIST_INIT(all); /* [all_lock] for walks only */
static struct {
	struct mm *mm;          /* NULL: the kernel's own tables */
	uint32_t edition;       /* of mm: what is remembered of it is not older */
	bool running;           /* a thread of it */
} loaded[MAX_CPUS];             /* [own CPU] */

uint64_t
mm_new_id(struct world *w)
{
	return (uint64_t)w->id << 32 | ++w->last_object;
}

struct mm *
mm_create(struct world *w)
{
	struct mm *mm = kzalloc(sizeof(*mm));
	phys_t root = frame_alloc(NULL, false);

	if (!mm || !root) {
		kfree(mm);
		if (root)
			frame_unref(root);
		return NULL;
	}
	memset(phys_to_virt(root), 0, HALF);
	memcpy(phys_to_virt(root + HALF), phys_to_virt(kernel_root + HALF), HALF);
	spinlock_init(&mm->lock, RANK_MM, "mm");
	mm->refs = 1;
	mm->world = world_get(w);
	mm->root = root;
	mm->cpus = MM_ALIVE;
	mm->mmap_top = MMAP_TOP_DEFAULT;
	mm->id = mm_new_id(w);
	list_init(&mm->vmas);
	list_init(&mm->lock_orders);
	mm->turn = (struct waitq)WAITQ_INIT(mm->turn);
	spin_lock(&all_lock);
	list_push_back(&all, &mm->link);
	spin_unlock(&all_lock);
	return mm;
}

/* [all_lock] */
static bool
get_living(struct mm *mm)
{
	uint32_t refs = mm->refs;

	while (refs > 0 && !atomic_compare_exchange_weak(&mm->refs, &refs, refs + 1))
		;
	return refs > 0;
}

struct mm *
mm_after(struct mm *mm)
{
	struct list_node *node;

	spin_lock(&all_lock);
	node = mm ? mm->link.next : all.head.next;
	while (node != &all.head && !get_living(container_of(node, struct mm, link)))
		node = node->next;
	spin_unlock(&all_lock);
	if (mm)
		mm_put(mm);
	return node != &all.head ? container_of(node, struct mm, link) : NULL;
}

struct mm *
mm_get(struct mm *mm)
{
	mm->refs++;
	return mm;
}

/* Clears a bit of mm->cpus; the last one frees what is left. */
static void
clear_bit(struct mm *mm, uint32_t bit)
{
	uint32_t before = atomic_fetch_and(&mm->cpus, ~bit);

	assert(before & bit);
	if (before != bit)
		return;
	frame_unref(mm->root);
	kfree(mm);
}

static void
leave(struct mm *mm)
{
	preempt_disable();
	if (loaded[cpu_id()].mm == mm)
		mm_activate(NULL);
	preempt_enable();
}

void
mm_reload(void)
{
	unsigned int cpu = cpu_id();
	struct mm *mm = loaded[cpu].mm;

	if (mm == NULL || mm->refs > 0) {
		loaded[cpu].edition = mm ? mm->edition : 0;
		write_cr3(read_cr3());
		return;
	}
	write_cr3(kernel_root);
	loaded[cpu].mm = NULL;
	loaded[cpu].running = false;
	mm->cpus &= ~(1u << cpu); /* MM_ALIVE is left: mm_put frees */
}

/* Makes every other CPU let go of a dead mm. */
static void
evict(struct mm *mm)
{
	uint32_t cpus = mm->cpus & ~MM_ALIVE;

	if (cpus != 0)
		tlb_shootdown_hook(cpus, mm);
}

void
mm_put(struct mm *mm)
{
	struct world *w = mm->world;

	if (--mm->refs > 0)
		return;
	spin_lock(&all_lock);
	list_remove(&mm->link);
	spin_unlock(&all_lock);
	leave(mm);
	evict(mm);
	vm_unmap(mm, 0, USER_END);
	assert_eq(mm->pages, 0);
	assert_eq(mm->mapped, 0);
	assert_eq(mm->locked, 0);
	clear_bit(mm, MM_ALIVE);
	kstack_trim();
	world_put(w);
}

void (*mm_turn_hook)(struct mm *mm, bool wait);

void
mm_change_begin(struct mm *mm)
{
	assert_eq(preempt_count(), 0);
	spin_lock(&mm->lock);
	if (mm->changing)
		mm_turn_hook(mm, true);
	mm->changing = true;
}

void
mm_change_pause(struct mm *mm)
{
	spin_unlock(&mm->lock);
	spin_lock(&mm->lock);
}

void
mm_change_end(struct mm *mm)
{
	mm->changing = false;
	if (mm->awaited > 0)
		mm_turn_hook(mm, false);
	spin_unlock(&mm->lock);
}

void
mm_activate(struct mm *mm)
{
	unsigned int cpu = cpu_id();
	struct mm *old;
	uint32_t edition = 0;
	bool on;

	if (loaded[cpu].mm == mm && (loaded[cpu].running || !mm))
		return;
	on = irq_save(); /* mm_reload must not come between */
	old = loaded[cpu].mm;
	if (mm) {
		mm->cpus |= 1u << cpu;
		mm->running |= 1u << cpu;
		edition = mm->edition;
	}
	if (old != mm || loaded[cpu].edition != edition)
		write_cr3(mm ? mm->root : kernel_root);
	if (old && old != mm)
		old->running &= ~(1u << cpu);
	loaded[cpu].mm = mm;
	loaded[cpu].edition = edition;
	loaded[cpu].running = mm != NULL;
	irq_restore(on);
	if (old && old != mm)
		clear_bit(old, 1u << cpu);
}

void
mm_rest(void)
{
	unsigned int cpu = cpu_id();
	bool on = irq_save(); /* as above */

	if (loaded[cpu].running)
		loaded[cpu].mm->running &= ~(1u << cpu);
	loaded[cpu].running = false;
	irq_restore(on);
}

static void
flush_here(uint64_t start, uint64_t end)
{
	if (end - start > FLUSH_SINGLY * PAGE_SIZE)
		write_cr3(read_cr3());
	else
		for (; start < end; start += PAGE_SIZE)
			invlpg(start);
}

/* On those of `cpus`, which is the mm's. */
static void
flush(struct mm *mm, const _Atomic uint32_t *cpus, uint64_t start, uint64_t end)
{
	unsigned int cpu = cpu_id();
	uint32_t edition = ++mm->edition, who = *cpus & ~MM_ALIVE; /* in this order, after the entries */

	if (who & 1u << cpu) {
		flush_here(start, end);
		if (loaded[cpu].edition == edition - 1)
			loaded[cpu].edition = edition;
	}
	who &= ~(1u << cpu);
	if (who)
		tlb_shootdown_hook(who, mm);
}

void
mm_flush(struct mm *mm, uint64_t start, uint64_t end)
{
	flush(mm, &mm->running, start, end);
}

void
mm_flush_tables(struct mm *mm, uint64_t start, uint64_t end)
{
	flush(mm, &mm->cpus, start, end);
}

void
gather_free(struct gather *g)
{
	while (g->n > 0)
		frame_unref(g->frames[--g->n]);
}

void
mm_flush_kernel(void)
{
	preempt_disable();
	write_cr3(read_cr3());
	if (cpu_count > 1)
		tlb_shootdown_hook((1u << cpu_count) - 1, NULL);
	preempt_enable();
}
