/* SPDX-License-Identifier: MIT */
/* mremap: a mapping shrinks, grows where it is, or moves with its pages.
 *
 * A move happens in one step under the mm lock, like mprotect: page table
 * entries are carried over, frames are not touched.  What can fail, making the
 * tables at the new place, comes first. */
#include "kernel/abi/errno.h"
#include "kernel/abi/mman.h"
#include "kernel/mm/pagetable.h"
#include "kernel/mm/vma.h"

/* The tables that the pages of [from, from + size) will need at `to`. */
static bool
make_tables(struct mm *mm, uint64_t from, uint64_t size, uint64_t to)
{
	uint64_t end = from + size, last;

	for (uint64_t a = from; pt_first(mm->root, &a, end); a = last + 1) {
		last = a | (pt_span(1) - 1);
		if (last >= end)
			last = end - 1;
		if (!pt_make(mm->root, to + (a - from), 0, mm->world) ||
		    !pt_make(mm->root, to + (last - from), 0, mm->world))
			return false;
	}
	return true;
}

static void
move_pages(struct mm *mm, uint64_t from, uint64_t size, uint64_t to)
{
	uint64_t a = from, end = from + size;
	pte_t *e;

	while ((e = pt_first(mm->root, &a, end)) != NULL)
		do {
			if (*e)
				*pt_find(mm->root, to + (a - from)) = *e;
			*e++ = 0;
			a += PAGE_SIZE;
		} while (a < end && pt_index(a, 0) != 0);
	mm_flush(mm, from, end);
}

/* The mapping that holds all of [addr, addr + size), or NULL. */
static struct vma *
one_mapping(struct mm *mm, uint64_t addr, uint64_t size)
{
	struct vma *v = vma_at(mm, addr);

	return v && v->end - addr >= size && !(v->flags & VMA_DYING) ? v : NULL;
}

/* Moves the pages of [old, old + old_size) of v into a new mapping; which part
 * is to be unmapped then, the old or the failed new one, is in *gone. */
static long
move(struct mm *mm, struct vma *v, uint64_t old, uint64_t old_size, uint64_t size, int flags,
     uint64_t at, uint64_t *gone)
{
	struct vma *new = vma_new(0, size, v->prot, v->flags, v->object, v->offset + (old - v->start),
	                          v->name);
	int fixed = flags & MREMAP_FIXED ? MAP_FIXED_NOREPLACE : 0;
	uint64_t more = size > old_size ? size - old_size : 0;
	long r = new ? vma_put(mm, new, at, size, fixed, more) : -ENOMEM;

	if (r < 0) {
		vma_free(new); /* v keeps the object */
		return -ENOMEM;
	}
	if (make_tables(mm, old, old_size, (uint64_t)r)) {
		move_pages(mm, old, old_size, (uint64_t)r);
		*gone = old;
		return r;
	}
	*gone = (uint64_t)r;
	return -ENOMEM;
}

/* Makes v, whose end is at `end`, longer; false: it cannot stay where it is. */
static bool
grow_here(struct mm *mm, struct vma *v, uint64_t end, uint64_t more)
{
	if (v->end != end || more > USER_END - end || !vma_range_free(mm, end, end + more) ||
	    !vma_room(mm, more))
		return false;
	v->end += more;
	vma_join(mm, vma_index(mm, v->start));
	return true;
}

/* Grows or moves; *gone as in move, or 0: nothing to unmap. */
static long
grow_or_move(struct mm *mm, uint64_t old, uint64_t old_size, uint64_t size, int flags, uint64_t at,
             uint64_t *gone)
{
	struct vma *v = one_mapping(mm, old, old_size);

	*gone = 0;
	if (!v)
		return -EFAULT;
	if (old_size == 0 && !(v->flags & MAP_SHARED))
		return -EINVAL; /* a second mapping of the same pages */
	if (!(flags & MREMAP_FIXED) && size == old_size)
		return (long)old;
	if (size > old_size && vm_overcommits(mm, size - old_size, v->prot, v->flags))
		return -ENOMEM;
	if (!(flags & MREMAP_FIXED) && old_size > 0 &&
	    grow_here(mm, v, old + old_size, size - old_size))
		return (long)old;
	return flags & MREMAP_MAYMOVE ? move(mm, v, old, old_size, size, flags, at, gone) : -ENOMEM;
}

static int
check(uint64_t old, uint64_t old_size, uint64_t size, int flags, uint64_t at)
{
	bool fixed = flags & MREMAP_FIXED;

	if (flags & ~(MREMAP_MAYMOVE | MREMAP_FIXED) || (fixed && !(flags & MREMAP_MAYMOVE)) ||
	    size == 0 || size > USER_END || !vma_range_good(old, old_size))
		return -EINVAL;
	if (fixed && (!vma_range_good(at, size) || at < MAP_LOWEST ||
		      (at < old + old_size && old < at + size)))
		return -EINVAL;
	return 0;
}

long
vm_remap(struct mm *mm, uint64_t old, uint64_t old_size, uint64_t size, int flags, uint64_t at)
{
	uint64_t gone;
	long r;

	old_size = page_round(old_size);
	size = page_round(size);
	r = check(old, old_size, size, flags, at);
	if (r == 0 && flags & MREMAP_FIXED)
		r = vm_unmap(mm, at, size);
	if (r == 0 && size < old_size) {
		r = vm_unmap(mm, old + size, old_size - size);
		old_size = size;
	}
	if (r < 0)
		return r;
	spin_lock(&mm->lock);
	r = grow_or_move(mm, old, old_size, size, flags, at, &gone);
	spin_unlock(&mm->lock);
	if (gone && gone != old)
		vm_unmap(mm, gone, size);
	else if (gone && old_size > 0)
		vm_unmap(mm, old, old_size);
	return r;
}
