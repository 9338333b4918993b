/* SPDX-License-Identifier: MIT */
/* mremap: a mapping shrinks, grows where it is, or moves with its pages.
 *
 * A move carries page table entries over, frames are not touched.  It goes in
 * steps; until it is done no fault finds a page at the old or the new place (a
 * thread that uses either is too late or too early).  What can fail, making the
 * tables at the new place, comes first. */
#include "kernel/abi/errno.h"
#include "kernel/abi/mman.h"
#include "kernel/base/limit.h"
#include "kernel/mm/pagetable.h"
#include "kernel/mm/vma.h"

#define STEP (128 * PAGE_SIZE) /* of pages, with the lock held */

/* The tables that the pages of [from, from + size) will need at `to`. */
static bool
make_tables(struct mm *mm, uint64_t from, uint64_t size, uint64_t to)
{
	uint64_t a = from, end = from + size;

	while (a < end) {
		if (pt_first(mm->root, &a, end)) {
			uint64_t last = a | (pt_span(1) - 1);

			if (last >= end)
				last = end - 1;
			if (!pt_make(mm->root, to + (a - from), 0, mm->world) ||
			    !pt_make(mm->root, to + (last - from), 0, mm->world))
				return false;
			a = last + 1;
		}
		mm_change_pause(mm);
	}
	return true;
}

static void
move_pages(struct mm *mm, uint64_t from, uint64_t size, uint64_t to)
{
	uint64_t a = from, end = from + size, first;
	pte_t *e;

	while (a < end) {
		e = pt_first(mm->root, &a, end);
		first = a;
		while (e && a < end && (a == first || a % STEP != 0)) {
			if (*e)
				*pt_find(mm->root, to + (a - from)) = *e;
			*e++ = 0;
			a += PAGE_SIZE;
		}
		if (e)
			mm_flush(mm, first, a);
		mm_change_pause(mm);
	}
}

/* The mapping that holds all of [addr, addr + size), or NULL. */
static struct vma *
one_mapping(struct mm *mm, uint64_t addr, uint64_t size)
{
	struct vma *v = vma_at(mm, addr);

	return v && v->end - addr >= size ? v : NULL;
}

/* Moves the pages of [old, old + old_size) into a new mapping. */
static long
move(struct mm *mm, uint64_t old, uint64_t old_size, uint64_t size, int flags, uint64_t at)
{
	int fixed = flags & MREMAP_FIXED ? MAP_FIXED_NOREPLACE : 0;
	uint64_t more = size > old_size ? size - old_size : 0;
	struct vma *v = NULL, *new = NULL;
	long r = old_size > 0 ? vma_split(mm, old, old + old_size) : 0;

	if (r == 0) {
		v = vma_at(mm, old);
		new = vma_new(0, size, v->prot, v->flags | VMA_MOVING, v->object,
		              v->offset + (old - v->start), v->name);
		r = new ? vma_put(mm, new, at, size, fixed, more) : -ENOMEM;
	}
	if (r < 0) {
		vma_free(new); /* v keeps the object */
		return -ENOMEM;
	}
	v->flags |= old_size > 0 ? VMA_MOVING : 0;
	if (!make_tables(mm, old, old_size, (uint64_t)r)) {
		v->flags &= ~VMA_MOVING;
		vma_unmap(mm, (uint64_t)r, (uint64_t)r + size);
		return -ENOMEM;
	}
	move_pages(mm, old, old_size, (uint64_t)r);
	if (old_size > 0)
		vma_unmap(mm, old, old + old_size);
	new->flags &= ~VMA_MOVING;
	vma_join(mm, new);
	return r;
}

/* Makes v, whose end is at `end`, longer; false: it cannot stay where it is. */
static bool
grow_here(struct mm *mm, struct vma *v, uint64_t end, uint64_t more)
{
	if (v->end != end || more > USER_END - end || !vma_range_free(mm, end, end + more) ||
	    !vma_room(mm, more))
		return false;
	vma_resize(mm, v, v->start, end + more);
	vma_join(mm, v);
	return true;
}

static long
grow_or_move(struct mm *mm, uint64_t old, uint64_t old_size, uint64_t size, int flags, uint64_t at, uint64_t most)
{
	struct vma *v = one_mapping(mm, old, old_size);

	if (!v)
		return -EFAULT;
	if (v->flags & MAP_LOCKED && vm_lock_room(mm, size - old_size, most))
		return -EAGAIN;
	if (old_size == 0 && !(v->flags & MAP_SHARED))
		return -EINVAL; /* a second mapping of the same pages */
	if (!(flags & MREMAP_FIXED) && size == old_size)
		return (long)old;
	if (size > old_size && vm_overcommits(mm, size - old_size, v->prot, v->flags))
		return -ENOMEM;
	if (!(flags & MREMAP_FIXED) && old_size > 0 &&
	    grow_here(mm, v, old + old_size, size - old_size))
		return (long)old;
	return flags & MREMAP_MAYMOVE ? move(mm, old, old_size, size, flags, at) : -ENOMEM;
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
	uint64_t most = limit_of(RLIMIT_MEMLOCK);
	bool locked;
	long r;

	old_size = page_round(old_size);
	size = page_round(size);
	r = check(old, old_size, size, flags, at);
	if (r < 0)
		return r;
	mm_change_begin(mm);
	if (flags & MREMAP_FIXED)
		r = vma_unmap(mm, at, at + size);
	if (r == 0 && size < old_size) {
		r = vma_unmap(mm, old + size, old + old_size);
		old_size = size;
	}
	if (r == 0)
		r = grow_or_move(mm, old, old_size, size, flags, at, most);
	locked = r > 0 && vma_at(mm, (uint64_t)r)->flags & MAP_LOCKED;
	mm_change_end(mm);
	if (locked)
		vm_populate(mm, (uint64_t)r + old_size, (uint64_t)r + size, false);
	return r;
}
