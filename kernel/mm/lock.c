/* SPDX-License-Identifier: MIT */
/* mlock: nothing is ever swapped out, so locked memory is memory that is there
 * before it is used, and bytes that count (mm->locked) for a limit. */
#include "kernel/abi/errno.h"
#include "kernel/abi/mman.h"
#include "kernel/base/limit.h"
#include "kernel/mm/vma.h"

int
vm_lock_room(struct mm *mm, uint64_t size, uint64_t most)
{
	return size <= most && mm->locked <= most - size ? 0 : -EAGAIN;
}

/* [change] Bytes of [addr, end) that are not locked yet, holes included. */
static uint64_t
unlocked(struct mm *mm, uint64_t addr, uint64_t end)
{
	uint64_t bytes = end - addr;
	struct vma *v = vma_above(mm, addr);

	for (unsigned int n = 1; v && v->start < end; v = vma_next(mm, v), n++) {
		if (v->flags & MAP_LOCKED)
			bytes -= (v->end < end ? v->end : end) - (v->start > addr ? v->start : addr);
		if (n % VMA_BATCH == 0)
			mm_change_pause(mm);
	}
	return bytes;
}

/* [change] What is mapped before a hole is marked. */
static int
mark(struct mm *mm, uint64_t addr, uint64_t end, int locked)
{
	struct vma *v = vma_above(mm, addr);

	for (unsigned int n = 1; v && v->start <= addr && addr < end; v = vma_next(mm, v), n++) {
		addr = v->end;
		if ((v->flags & MAP_LOCKED) != locked)
			mm->locked += locked ? v->end - v->start : v->start - v->end;
		v->flags = (v->flags & ~MAP_LOCKED) | locked;
		if (n % VMA_BATCH == 0)
			mm_change_pause(mm);
	}
	return addr < end ? -ENOMEM : 0;
}

int
vm_lock(struct mm *mm, uint64_t addr, uint64_t size, bool lock)
{
	uint64_t most = limit_of(RLIMIT_MEMLOCK), end = addr + size;
	int r = 0;

	if (!vma_range_good(addr, size))
		return -ENOMEM;
	mm_change_begin(mm);
	if (lock && vm_lock_room(mm, size, most) && vm_lock_room(mm, unlocked(mm, addr, end), most))
		r = -ENOMEM;
	if (r == 0)
		r = vma_split(mm, addr, end);
	if (r == 0)
		r = mark(mm, addr, end, lock ? MAP_LOCKED : 0);
	mm_change_end(mm);
	return r == 0 && lock && vm_populate(mm, addr, end, false) != VM_FAULT_OK ? -ENOMEM : r;
}
