/* SPDX-License-Identifier: MIT */
/* Copying an address space for fork.
 *
 * Private pages become read-only in both and share their frame; the first
 * write on either side makes a copy (fault.c).  Pages of shared mappings are
 * not copied: the child finds them in the object when it touches them.
 *
 * It goes in steps of half a page table, each with the mm lock held once; nobody
 * changes mappings meanwhile.  All CPUs
 * forget what was writable before the lock goes; else a write through a
 * remembered entry could reach a frame that the parent has already replaced,
 * and be lost. */
#include "kernel/base/panic.h"
#include "kernel/mm/pagetable.h"
#include "kernel/mm/vma.h"
#include "lib/base/string.h"

#define END UINT64_MAX
#define NO_MEMORY 0
#define STEP (256 * PAGE_SIZE) /* at a time with the mm lock held */

/* A new process is refused while those that run can still break their sharing
 * of pages: fork fails with an error, a fault only by SIGKILL. */
#define SLACK (frames_total() / 32)

/* Copies one private entry. */
static void
share(struct mm *child, pte_t *from, pte_t *to, bool *changed)
{
	if (*from & PTE_WRITE) {
		*from &= ~(PTE_WRITE | PTE_DIRTY);
		*changed = true;
	}
	frame_ref(*from & PTE_FRAME);
	*to = *from;
	child->pages++;
}

/* Copies the pages of [addr, stop), which lie in one page table of mm. */
static bool
copy_pages(struct mm *mm, struct mm *child, uint64_t addr, uint64_t stop)
{
	pte_t *from = pt_find(mm->root, addr);
	pte_t *to = pt_make(child->root, addr, 0, child->world);
	bool changed = false;

	if (!to)
		return false;
	for (uint64_t a = addr; a < stop; a += PAGE_SIZE, from++, to++)
		if (*from && !(*from & PTE_SHARED))
			share(child, from, to, &changed);
	if (changed)
		mm_flush(mm, addr, stop);
	return true;
}

/* The child's last mapping is the beginning of v, up to addr. */
static bool
continues(const struct vma *last, const struct vma *v, uint64_t addr)
{
	return last && last->end == addr && addr > v->start;
}

/* [addr, end) of v into the child. */
static bool
copy_mapping(struct mm *child, const struct vma *v, uint64_t addr, uint64_t end)
{
	struct vma *last = child->tree ? list_last(&child->vmas, struct vma, link) : NULL, *copy;

	if (continues(last, v, addr)) {
		vma_resize(child, last, last->start, end);
		return true;
	}
	copy = vma_new(addr, end, v->prot, v->flags & ~MAP_LOCKED, v->object, v->offset + (addr - v->start),
	               v->name);
	if (copy)
		vma_insert(child, copy);
	return copy != NULL;
}

/* One step from addr on: where the next begins, END, or NO_MEMORY. */
static uint64_t
fork_step(struct mm *mm, struct mm *child, uint64_t addr)
{
	struct vma *v = vma_above(mm, addr);
	uint64_t first, stop;

	if (!v)
		return END;
	if (v->flags & VMA_DONTFORK)
		return v->end;
	first = addr = addr < v->start ? v->start : addr;
	stop = v->end;
	if (!pt_first(mm->root, &first, v->end))
		stop = first;
	else if ((first | (STEP - 1)) < stop)
		stop = (first | (STEP - 1)) + 1;
	if (!copy_mapping(child, v, addr, stop))
		return NO_MEMORY;
	return first >= stop || copy_pages(mm, child, first, stop) ? stop : NO_MEMORY;
}

struct mm *
mm_fork(struct mm *mm)
{
	struct mm *child = frames_free() > SLACK ? mm_create(mm->world) : NULL;
	uint64_t addr = 1;

	if (!child)
		return NULL;
	mm_change_begin(mm);
	child->brk_start = mm->brk_start;
	child->brk = mm->brk;
	child->mmap_top = mm->mmap_top;
	while ((addr = fork_step(mm, child, addr)) != END && addr != NO_MEMORY)
		mm_change_pause(mm);
	mm_change_end(mm);
	if (addr == END)
		return child;
	mm_put(child);
	return NULL;
}
