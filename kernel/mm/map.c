/* SPDX-License-Identifier: MIT */
/* mmap, munmap, mprotect, brk.
 *
 * Unmapping goes in steps, so that the lock is not held for long: the mappings
 * are first marked dying (no fault brings a page back), then up to a gather of
 * pages at a time is taken out, forgotten by every CPU, and freed.  A step
 * takes only what is dying, whoever marked it: another thread may map anew what
 * is gone already. */
#include "kernel/abi/errno.h"
#include "kernel/abi/mman.h"
#include "kernel/base/panic.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/pagetable.h"
#include "kernel/mm/vma.h"

#define KEPT_FLAGS (MAP_SHARED | MAP_PRIVATE | MAP_GROWSDOWN | MAP_STACK | MAP_DENYWRITE)
#define PROT_ALL (PROT_READ | PROT_WRITE | PROT_EXEC)

/* The first mapping that is dying in [addr, end); its index in *index. */
static struct vma *
find_dying(struct mm *mm, uint64_t addr, uint64_t end, unsigned int *index)
{
	unsigned int i = vma_index(mm, addr);

	while (i < mm->nvmas && mm->vmas[i]->start < end && !(mm->vmas[i]->flags & VMA_DYING))
		i++;
	*index = i;
	return i < mm->nvmas && mm->vmas[i]->start < end ? mm->vmas[i] : NULL;
}

/* Takes pages off the front of the first mapping that is dying in [addr, end), and
 * after its last page the mapping itself; false when there is no such mapping.  Every
 * CPU forgets the pages before the lock goes: another thread may unmap the same
 * range, find nothing left to do, and map it anew. */
static bool
unmap_step(struct mm *mm, uint64_t addr, uint64_t end)
{
	struct gather g = { .n = 0 };
	unsigned int i;
	struct vma *v = find_dying(mm, addr, end, &i), *dead = NULL;
	uint64_t gap_start, gap_end;

	if (!v)
		return false;
	/* Once v is gone its page tables are empty as far as the neighbours. */
	gap_start = i > 0 ? mm->vmas[i - 1]->end : 0;
	gap_end = i + 1 < mm->nvmas ? mm->vmas[i + 1]->start : USER_TOP;
	v->start = pt_drop(mm, v->start, v->end, gap_start, gap_end, &g);
	if (v->start == v->end)
		dead = vma_cut(mm, i);
	spin_unlock(&mm->lock);
	gather_free(&g);
	vma_free(dead);
	spin_lock(&mm->lock);
	return true;
}

int
vm_unmap(struct mm *mm, uint64_t addr, uint64_t size)
{
	uint64_t end = addr + page_round(size);
	int r;

	if (size == 0 || !vma_range_good(addr, size))
		return -EINVAL;
	spin_lock(&mm->lock);
	r = vma_split(mm, addr);
	if (r == 0)
		r = vma_split(mm, end);
	for (unsigned int i = vma_index(mm, addr);
	     r == 0 && i < mm->nvmas && mm->vmas[i]->start < end; i++)
		mm->vmas[i]->flags |= VMA_DYING;
	while (r == 0 && unmap_step(mm, addr, end))
		;
	spin_unlock(&mm->lock);
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

/* MAP_FIXED: what was there goes first.  Another thread may map something
 * there in between; then it goes too. */
static long
insert_replacing(struct mm *mm, struct vma *v, uint64_t addr, uint64_t size, int flags)
{
	bool replace = flags & MAP_FIXED && !(flags & MAP_FIXED_NOREPLACE);
	long at;

	do {
		int r = replace ? vm_unmap(mm, addr, size) : 0;

		if (r != 0)
			return r;
		spin_lock(&mm->lock);
		at = vma_put(mm, v, addr, size, flags, size);
		spin_unlock(&mm->lock);
	} while (replace && at == -EEXIST);
	return at;
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
	r = v ? insert_replacing(mm, v, addr, size, flags) : -ENOMEM;
	if (r < 0)
		vma_free(v);
	else if (flags & MAP_POPULATE)
		vm_populate(mm, (uint64_t)r, (uint64_t)r + size, prot & PROT_WRITE);
	if (own)
		own->ops->put(own);
	return r;
}

int
vma_check(struct mm *mm, uint64_t addr, uint64_t end, int prot)
{
	for (unsigned int i = vma_index(mm, addr); addr < end; i++) {
		struct vma *v = i < mm->nvmas ? mm->vmas[i] : NULL;

		if (!v || v->start > addr || v->flags & VMA_DYING)
			return -ENOMEM;
		if (prot & PROT_WRITE && v->flags & MAP_SHARED && v->flags & MAP_DENYWRITE)
			return -EACCES;
		addr = v->end;
	}
	return 0;
}

/* Rewrites the entries of [addr, end).  Never makes one writable: it may be
 * shared copy-on-write, and a fault will find out. */
static void
protect_pages(struct mm *mm, uint64_t addr, uint64_t end, int prot)
{
	uint64_t a = addr;
	pte_t *e;

	while ((e = pt_first(mm->root, &a, end)) != NULL) {
		do {
			if (*e) {
				pte_t keep = PTE_FRAME | PTE_USER | PTE_ACCESSED | PTE_SHARED;

				if (prot & PROT_WRITE)
					keep |= PTE_WRITE | PTE_DIRTY;
				*e = (*e & keep) | (prot ? PTE_PRESENT : 0) |
				     (prot & PROT_EXEC ? 0 : PTE_NX);
			}
			e++;
			a += PAGE_SIZE;
		} while (a < end && pt_index(a, 0) != 0);
	}
	mm_flush(mm, addr, end);
}

/* In one step: it must hold for all of the range at once, and costs a few
 * instructions a page. */
int
vm_protect(struct mm *mm, uint64_t addr, uint64_t size, int prot)
{
	uint64_t end = addr + page_round(size);
	int r;

	if (prot & ~PROT_ALL || !vma_range_good(addr, size))
		return addr % PAGE_SIZE || prot & ~PROT_ALL ? -EINVAL : -ENOMEM;
	spin_lock(&mm->lock);
	r = vma_check(mm, addr, end, prot);
	if (r == 0 && vm_overcommits(mm, size, prot, 0))
		r = -ENOMEM;
	if (r == 0)
		r = vma_split(mm, addr);
	if (r == 0)
		r = vma_split(mm, end);
	if (r == 0 && size > 0) {
		for (unsigned int i = vma_index(mm, addr);
		     i < mm->nvmas && mm->vmas[i]->start < end; i++)
			mm->vmas[i]->prot = prot;
		protect_pages(mm, addr, end, prot);
	}
	spin_unlock(&mm->lock);
	return r;
}

uint64_t
vm_brk(struct mm *mm, uint64_t want)
{
	uint64_t old_end, new_end, now;
	long r = 0;

	spin_lock(&mm->lock);
	now = mm->brk;
	spin_unlock(&mm->lock);
	if (want < mm->brk_start || want >= USER_END)
		return now;
	old_end = page_round(now);
	new_end = page_round(want);
	if (new_end > old_end)
		r = vm_map(mm, old_end, new_end - old_end, PROT_READ | PROT_WRITE,
		           MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, NULL, 0, "[heap]");
	else if (new_end < old_end)
		r = vm_unmap(mm, new_end, old_end - new_end);
	if (r < 0)
		return now;
	spin_lock(&mm->lock);
	mm->brk = want;
	spin_unlock(&mm->lock);
	return want;
}
