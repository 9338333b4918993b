/* SPDX-License-Identifier: MIT */
/* madvise. */
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

		spin_lock(&mm->lock);
		addr = pt_drop(mm, addr, end, 0, 0, &g);
		spin_unlock(&mm->lock);
		gather_free(&g);
	}
}

/* Only of private anonymous memory may the contents be lost at any moment. */
static int
check_free(struct mm *mm, uint64_t addr, uint64_t end)
{
	unsigned int i = vma_index(mm, addr);

	for (; i < mm->nvmas && mm->vmas[i]->start < end; i++)
		if (mm->vmas[i]->object)
			return -EINVAL;
	return 0;
}

static int
set_flag(struct mm *mm, uint64_t addr, uint64_t end, int flag, bool on)
{
	int r = vma_split(mm, addr);

	if (r == 0)
		r = vma_split(mm, end);
	for (unsigned int i = vma_index(mm, addr);
	     r == 0 && i < mm->nvmas && mm->vmas[i]->start < end; i++)
		mm->vmas[i]->flags = (mm->vmas[i]->flags & ~flag) | (on ? flag : 0);
	return r;
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
	int r, holes;

	if (addr % PAGE_SIZE)
		return -EINVAL;
	if (!vma_range_good(addr, size))
		return -ENOMEM;
	spin_lock(&mm->lock);
	holes = vma_check(mm, addr, end, PROT_NONE);
	r = advice == MADV_FREE ? check_free(mm, addr, end) : 0;
	if (advice == MADV_DONTFORK || advice == MADV_DOFORK)
		r = set_flag(mm, addr, end, VMA_DONTFORK, advice == MADV_DONTFORK);
	spin_unlock(&mm->lock);
	if (r < 0)
		return r;
	switch (advice) {
	case MADV_FREE:
	case MADV_DONTNEED:
		discard(mm, addr, end);
		break;
	case MADV_POPULATE_READ:
	case MADV_POPULATE_WRITE:
		return prepopulate(mm, addr, end, advice == MADV_POPULATE_WRITE);
	case MADV_NORMAL ... MADV_WILLNEED:
	case MADV_DONTFORK ... MADV_DOFORK:
	case MADV_HUGEPAGE ... MADV_DODUMP:
		break;
	default:
		return -EINVAL;
	}
	return holes;
}
