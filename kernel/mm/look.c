/* SPDX-License-Identifier: MIT */
/* Looking at an address space without changing it: /proc, reports, futexes. */
#include "kernel/abi/errno.h"
#include "kernel/abi/mman.h"
#include "kernel/base/panic.h"
#include "kernel/mm/pagetable.h"
#include "kernel/mm/vma.h"
#include "lib/base/string.h"

/* The frame at addr, present or not accessible, or 0; mm lock held. */
static phys_t
frame_at(struct mm *mm, uint64_t addr)
{
	pte_t *e = addr < USER_END ? pt_find(mm->root, addr) : NULL;

	assert_held(&mm->lock);
	return e ? *e & PTE_FRAME : 0;
}

size_t
vm_peek(struct mm *mm, uint64_t addr, void *to, size_t n)
{
	size_t done = 0;

	while (done < n) {
		size_t offset = (addr + done) % PAGE_SIZE, part = PAGE_SIZE - offset;
		phys_t p;

		if (part > n - done)
			part = n - done;
		spin_lock(&mm->lock);
		p = frame_at(mm, addr + done);
		if (p)
			memcpy((char *)to + done, (char *)phys_to_virt(p) + offset, part);
		spin_unlock(&mm->lock);
		if (!p)
			break;
		done += part;
	}
	return done;
}

phys_t
vm_frame(struct mm *mm, uint64_t addr)
{
	phys_t p;

	spin_lock(&mm->lock);
	p = frame_at(mm, addr);
	spin_unlock(&mm->lock);
	return p;
}

bool
vm_find(struct mm *mm, uint64_t addr, struct vma *out)
{
	struct vma *v;

	spin_lock(&mm->lock);
	v = vma_at(mm, addr);
	if (v)
		*out = *v;
	spin_unlock(&mm->lock);
	return v != NULL;
}

bool
vm_next(struct mm *mm, uint64_t addr, struct vma *out)
{
	struct vma *v;

	spin_lock(&mm->lock);
	v = vma_above(mm, addr);
	if (v)
		*out = *v;
	if (v && v->object)
		v->object->ops->get(v->object);
	spin_unlock(&mm->lock);
	return v != NULL;
}

void
vm_next_done(const struct vma *copy)
{
	if (copy->object)
		copy->object->ops->put(copy->object);
}

int
vm_futex_key(struct mm *mm, uint64_t addr, bool private, struct vm_key *out)
{
	struct vma *v;

	*out = (struct vm_key){ mm->id, addr };
	if (private)
		return 0;
	spin_lock(&mm->lock);
	v = vma_at(mm, addr);
	if (v && v->flags & MAP_SHARED)
		*out = (struct vm_key){ v->object->ops->id(v->object),
		                        v->offset + (addr - v->start) };
	spin_unlock(&mm->lock);
	return v ? 0 : -EFAULT;
}

static uint64_t
inherited_id(const struct vma *v)
{
	return v && (v->flags & MAP_SHARED) && v->object->ops->inherited ? v->object->ops->id(v->object) : 0;
}

uint64_t
vm_inherited(struct mm *mm, uint64_t addr)
{
	uint64_t id;

	spin_lock(&mm->lock);
	id = inherited_id(vma_at(mm, addr));
	spin_unlock(&mm->lock);
	return id;
}

bool
vm_maps(struct mm *mm, uint64_t id)
{
	const struct vma *v;
	bool maps = false;

	spin_lock(&mm->lock);
	list_for_each(v, &mm->vmas, link)
		maps |= inherited_id(v) == id;
	spin_unlock(&mm->lock);
	return maps;
}
