/* SPDX-License-Identifier: MIT */
/* Forgetting pages: madvise, and files that became shorter. */
#include "kernel/abi/errno.h"
#include "kernel/abi/mman.h"
#include "kernel/mm/pagetable.h"
#include "kernel/mm/vma.h"

/* Forgets the pages of [addr, end), keeps the mappings.  Private memory begins
 * anew as zeros or as its file; shared pages stay with their object. */
static void
discard(struct mm *mm, uint64_t addr, uint64_t end)
{
	while (addr < end) {
		struct gather g = { .n = 0 };

		addr = pt_drop(mm, addr, end, 0, 0, &g);
		spin_unlock(&mm->lock);
		gather_free(&g);
		spin_lock(&mm->lock);
	}
}

/* Of one address space. */
static void
cut(struct mm *mm, struct vm_object *o, uint64_t offset)
{
	unsigned int n = 0;

	mm_change_begin(mm);
	for (struct vma *v = vma_above(mm, 0); v; v = vma_next(mm, v)) {
		if (v->object == o && v->offset + (v->end - v->start) > offset)
			discard(mm, v->start + (offset > v->offset ? offset - v->offset : 0), v->end);
		if (++n % VMA_BATCH == 0)
			mm_change_pause(mm);
	}
	mm_change_end(mm);
}

/* The object gives no page behind the offset any more, so a fault that still has one
 * holds the mm lock: it is over when we come, and its entry goes, too. */
void
vm_object_cut(struct world *w, struct vm_object *o, uint64_t offset)
{
	for (struct mm *mm = mm_after(NULL); mm; mm = mm_after(mm))
		if (mm->world == w)
			cut(mm, o, page_round(offset));
}

static bool
forgets(int advice)
{
	return advice == MADV_DONTNEED || advice == MADV_FREE;
}

/* Goes over the mappings of [addr, end).  -EINVAL: the contents may be lost at any
 * moment of private anonymous memory only, and never of locked memory.  -ENOMEM: there are holes. */
static int
advise_each(struct mm *mm, uint64_t addr, uint64_t end, int advice)
{
	struct vma *v = vma_above(mm, addr);
	int r = 0;

	for (unsigned int n = 1; v && v->start < end; v = vma_next(mm, v), n++) {
		if (v->start > addr)
			r = -ENOMEM;
		if ((advice == MADV_FREE && v->object) || (forgets(advice) && v->flags & MAP_LOCKED))
			return -EINVAL;
		if (advice == MADV_DONTFORK)
			v->flags |= VMA_DONTFORK;
		if (advice == MADV_DOFORK)
			v->flags &= ~VMA_DONTFORK;
		addr = v->end;
		if (n % VMA_BATCH == 0)
			mm_change_pause(mm);
	}
	return addr < end ? -ENOMEM : r;
}

static int
prepopulate(struct mm *mm, uint64_t addr, uint64_t end, bool write)
{
	switch (vm_populate(mm, addr, end, write)) {
	case VM_FAULT_OK:
		return 0;
	case VM_FAULT_BUS:
		return -EFAULT;
	case VM_FAULT_SEGV_ACCERR:
		return -EINVAL;
	default:
		return -ENOMEM;
	}
}

/* What is mapped of the range is advised even if there are holes (-ENOMEM). */
int
vm_advise(struct mm *mm, uint64_t addr, uint64_t size, int advice)
{
	uint64_t end = addr + page_round(size);
	int r = 0;

	if (addr % PAGE_SIZE)
		return -EINVAL;
	if (!vma_range_good(addr, size))
		return -ENOMEM;
	switch (advice) {
	case MADV_POPULATE_READ:
	case MADV_POPULATE_WRITE:
		return prepopulate(mm, addr, end, advice == MADV_POPULATE_WRITE);
	case MADV_FREE:
	case MADV_DONTNEED:
	case MADV_NORMAL ... MADV_WILLNEED:
	case MADV_DONTFORK ... MADV_DOFORK:
	case MADV_HUGEPAGE ... MADV_DODUMP:
		break;
	default:
		return -EINVAL;
	}
	mm_change_begin(mm);
	if (advice == MADV_DONTFORK || advice == MADV_DOFORK)
		r = vma_split(mm, addr, end);
	if (r == 0)
		r = advise_each(mm, addr, end, advice);
	if (forgets(advice) && r != -EINVAL)
		discard(mm, addr, end);
	mm_change_end(mm);
	return r;
}
