/* SPDX-License-Identifier: MIT */
/* mmap, munmap, mprotect, brk.
 *
 * All go in steps, so that the lock is not held for long; meanwhile nobody else
 * changes mappings (mm_change_begin), only faults come in between.  A step takes
 * pages and the part of the mapping that held them away together, so that no
 * fault brings one back, or changes what a mapping allows and lets the entries
 * follow; a fault adapts its own entry if it is faster (fault.c). */
#include "kernel/abi/errno.h"
#include "kernel/abi/mman.h"
#include "kernel/base/limit.h"
#include "kernel/base/panic.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/pagetable.h"
#include "kernel/mm/vma.h"

#define KEPT_FLAGS (MAP_SHARED | MAP_PRIVATE | MAP_GROWSDOWN | MAP_STACK | MAP_DENYWRITE | MAP_LOCKED)
#define BATCH 512 /* pages under one hold of the lock */
#define PROT_ALL (PROT_READ | PROT_WRITE | PROT_EXEC)

/* Takes pages off the front of v, and after its last page v itself.  Every CPU forgets
 * the pages before the lock goes: then the frames may be somebody else's. */
static void
unmap_step(struct mm *mm, struct vma *v)
{
	struct vma *prev = vma_prev(mm, v), *next = vma_next(mm, v);
	struct gather g;
	uint64_t from;

	g.n = 0; /* and no more is cleared */
	v->flags &= ~MAP_GROWSDOWN; /* or a fault would bring it back */
	/* Once v is gone its page tables are empty as far as the neighbours. */
	from = pt_drop(mm, v->start, v->end, prev ? prev->end : 0, next ? next->start : USER_TOP, &g);
	if (from < v->end) {
		vma_resize(mm, v, from, v->end);
		v = NULL;
	} else
		vma_cut(mm, v);
	spin_unlock(&mm->lock);
	gather_free(&g);
	vma_free(v);
	spin_lock(&mm->lock);
}

int
vma_unmap(struct mm *mm, uint64_t addr, uint64_t end)
{
	struct vma *v;
	int r = vma_split(mm, addr, end);

	while (r == 0 && (v = vma_above(mm, addr)) && v->start < end)
		unmap_step(mm, v);
	return r;
}

int
vm_unmap(struct mm *mm, uint64_t addr, uint64_t size)
{
	int r;

	if (size == 0 || !vma_range_good(addr, size))
		return -EINVAL;
	mm_change_begin(mm);
	r = vma_unmap(mm, addr, addr + page_round(size));
	mm_change_end(mm);
	return r;
}

static int
check_map(uint64_t addr, uint64_t size, int prot, int flags, uint64_t offset)
{
	int type = flags & MAP_TYPE;

	if (size == 0 || prot & ~PROT_ALL || offset % PAGE_SIZE ||
	    (type != MAP_SHARED && type != MAP_PRIVATE))
		return -EINVAL;
	if (size > USER_END || offset + size < offset)
		return -ENOMEM;
	if (!(flags & (MAP_FIXED | MAP_FIXED_NOREPLACE)))
		return 0;
	if (addr % PAGE_SIZE)
		return -EINVAL;
	if (addr < MAP_LOWEST)
		return -EPERM;
	return vma_range_good(addr, size) ? 0 : -ENOMEM;
}

/* MAP_FIXED: what was there goes first. */
static long
insert_replacing(struct mm *mm, struct vma *v, uint64_t addr, uint64_t size, int flags)
{
	bool replace = flags & MAP_FIXED && !(flags & MAP_FIXED_NOREPLACE);
	long r = replace ? vma_unmap(mm, addr, addr + size) : 0;

	return r < 0 ? r : vma_put(mm, v, addr, size, flags, size);
}

enum vm_fault
vm_populate(struct mm *mm, uint64_t addr, uint64_t end, bool write)
{
	enum vm_fault r = VM_FAULT_OK;

	for (; addr < end && r == VM_FAULT_OK; addr += PAGE_SIZE)
		r = vm_fault(mm, addr, write ? 2 : 0);
	return r;
}

bool
vm_overcommits(struct mm *mm, uint64_t size, int prot, int flags)
{
	bool takes = flags & MAP_SHARED || prot & PROT_WRITE;

	return takes && !(flags & MAP_NORESERVE) && size / PAGE_SIZE > frames_quota(mm->world);
}

long
vm_map(struct mm *mm, uint64_t addr, uint64_t size, int prot, int flags,
       struct vm_object *object, uint64_t offset, const char *name)
{
	uint64_t most = flags & MAP_LOCKED ? limit_of(RLIMIT_MEMLOCK) : 0;
	struct vm_object *own = NULL;
	struct vma *v = NULL;
	long r;

	if ((flags & MAP_TYPE) == MAP_SHARED_VALIDATE)
		flags &= ~MAP_PRIVATE;
	r = check_map(addr, size, prot, flags, offset);
	if (r != 0)
		return r;
	size = page_round(size);
	if (!(object && flags & MAP_SHARED) && vm_overcommits(mm, size, prot, flags))
		return -ENOMEM;
	if (flags & MAP_SHARED && !object)
		object = own = vm_object_anonymous(mm->world, size);
	if (object || !(flags & MAP_SHARED))
		v = vma_new(0, size, prot, flags & KEPT_FLAGS, object, offset, name);
	mm_change_begin(mm);
	r = !v ? -ENOMEM : flags & MAP_LOCKED ? vm_lock_room(mm, size, most) : 0;
	if (r == 0)
		r = insert_replacing(mm, v, addr, size, flags);
	mm_change_end(mm);
	if (r < 0)
		vma_free(v);
	else if (flags & (MAP_POPULATE | MAP_LOCKED))
		vm_populate(mm, (uint64_t)r, (uint64_t)r + size, prot & PROT_WRITE);
	if (own)
		own->ops->put(own);
	return r;
}

/* Rewrites entries from addr on, no more than one table's: where it stopped.
 * Never makes one writable: it may be shared copy-on-write, and a fault will
 * find out. */
static uint64_t
protect_pages(struct mm *mm, uint64_t addr, uint64_t end, int prot)
{
	pte_t *e = pt_first(mm->root, &addr, end);

	if (!e)
		return addr;
	do {
		if (*e)
			*e = pte_protect(*e, prot);
		e++;
		addr += PAGE_SIZE;
	} while (addr < end && pt_index(addr, 0) != 0);
	return addr;
}

/* What may not become writable. */
static bool
denied(const struct vma *v, int prot)
{
	return prot & PROT_WRITE && v->flags & MAP_SHARED && v->flags & MAP_DENYWRITE;
}

/* What is mapped before a hole, or before what is denied, has changed. */
static int
protect(struct mm *mm, uint64_t addr, uint64_t end, int prot)
{
	struct vma *v = vma_above(mm, addr);
	uint64_t at = addr, flushed = addr;
	size_t work = 0;

	for (; v && v->start <= at && at < end && !denied(v, prot); v = vma_next(mm, v)) {
		v->prot = prot;
		while (at < v->end) {
			uint64_t from = at;

			at = protect_pages(mm, from, v->end, prot);
			work += 16 + (at - from) / PAGE_SIZE;
			if (work < BATCH)
				continue;
			mm_flush(mm, flushed, at);
			flushed = at;
			work = 0;
			mm_change_pause(mm);
		}
	}
	if (at > flushed)
		mm_flush(mm, flushed, at);
	if (at >= end)
		return 0;
	return v && v->start <= at ? -EACCES : -ENOMEM;
}

int
vm_protect(struct mm *mm, uint64_t addr, uint64_t size, int prot)
{
	uint64_t end = addr + page_round(size);
	int r;

	if (prot & ~PROT_ALL || !vma_range_good(addr, size))
		return addr % PAGE_SIZE || prot & ~PROT_ALL ? -EINVAL : -ENOMEM;
	if (size == 0)
		return 0;
	mm_change_begin(mm);
	r = vm_overcommits(mm, size, prot, 0) ? -ENOMEM : vma_split(mm, addr, end);
	if (r == 0)
		r = protect(mm, addr, end, prot);
	mm_change_end(mm);
	return r;
}

/* [change] */
static long
grow_heap(struct mm *mm, uint64_t end, uint64_t more)
{
	int prot = PROT_READ | PROT_WRITE;
	struct vma *v;
	long r;

	if (vm_overcommits(mm, more, prot, 0))
		return -ENOMEM;
	v = vma_new(0, more, prot, MAP_PRIVATE, NULL, 0, "[heap]");
	r = v ? vma_put(mm, v, end, more, MAP_FIXED_NOREPLACE, more) : -ENOMEM;
	if (r < 0)
		vma_free(v);
	return r;
}

uint64_t
vm_brk(struct mm *mm, uint64_t want)
{
	uint64_t old_end, new_end;
	long r = 0;

	mm_change_begin(mm);
	old_end = page_round(mm->brk);
	new_end = page_round(want);
	if (want < mm->brk_start || want >= USER_END)
		r = -ENOMEM;
	else if (new_end > old_end)
		r = grow_heap(mm, old_end, new_end - old_end);
	else if (new_end < old_end)
		r = vma_unmap(mm, new_end, old_end);
	if (r >= 0)
		mm->brk = want;
	want = mm->brk;
	mm_change_end(mm);
	return want;
}
