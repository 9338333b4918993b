/* SPDX-License-Identifier: MIT */
/* Page faults.
 *
 *   entry            private, no object   private object       shared object
 *   empty, read      zeroed frame         object's frame, R    object's frame, R
 *   empty, write     zeroed frame, RW     copy, RW             object's frame, RW
 *   read-only,write  copy, or RW if the frame is ours alone    object's frame, RW
 *
 * All under the mm lock: two CPUs that fault on one page come one after the
 * other, and the second finds nothing left to do.  A frame with one reference
 * is ours alone: a second one can only be made through our entry (fork) or by
 * an object, and an object keeps a reference of its own.
 *
 * Copy on write replaces a frame that other CPUs may still read.  They must
 * forget it before the lock goes: otherwise
 *
 *   CPU 0                          CPU 1                     CPU 2
 *   copies A to B, maps B, unlock
 *                                  writes x to B
 *                                  tells CPU 2
 *                                                            reads old x from A
 */
#include "kernel/abi/mman.h"
#include "kernel/base/limit.h"
#include "kernel/base/panic.h"
#include "kernel/mm/pagetable.h"
#include "kernel/mm/vma.h"
#include "lib/base/string.h"

#define FAULT_WRITE 0x02
#define FAULT_FETCH 0x10

/* A stack whose growth would reach addr; NULL if there is none or it may not. */
static struct vma *
grow_stack(struct mm *mm, uint64_t addr)
{
	struct vma *v = vma_above(mm, addr), *below = v ? vma_prev(mm, v) : NULL;
	uint64_t start = addr & PAGE_MASK;

	if (!v || !(v->flags & MAP_GROWSDOWN) || v->flags & VMA_MOVING || start < MAP_LOWEST ||
	    v->end - start > limit_of(RLIMIT_STACK) || !vma_room(mm, v->start - start))
		return NULL;
	if (below && start < below->end + STACK_GAP)
		return NULL;
	vma_resize(mm, v, start, v->end);
	return v;
}

static bool
allowed(const struct vma *v, uint64_t error)
{
	if (error & FAULT_WRITE)
		return v->prot & PROT_WRITE;
	if (error & FAULT_FETCH)
		return v->prot & PROT_EXEC;
	return v->prot != PROT_NONE; /* x86 cannot write or execute what it cannot read */
}

static pte_t
entry_for(const struct vma *v, phys_t frame, bool write)
{
	pte_t shared = v->flags & MAP_SHARED ? PTE_SHARED : 0;
	pte_t all = frame | PTE_USER | PTE_ACCESSED | PTE_WRITE | PTE_DIRTY | shared;

	return pte_protect(all, write ? v->prot : PROT_READ | (v->prot & PROT_EXEC));
}

static phys_t
copy_frame(struct mm *mm, phys_t from)
{
	phys_t to = frame_alloc(mm->world, false);

	if (to)
		memcpy(phys_to_virt(to), phys_to_virt(from), PAGE_SIZE);
	return to;
}

/* What one fault needs besides the mm. */
struct fault {
	struct mm *mm;
	struct vma *vma;
	uint64_t page;
	bool write;
	pte_t *entry;
	phys_t replaced; /* to be dropped after the lock */
};

static phys_t
object_frame(struct fault *f, bool write)
{
	struct vma *v = f->vma;

	return v->object->ops->page(v->object, v->offset + (f->page - v->start), write);
}

static enum vm_fault
object_failed(phys_t frame)
{
	return frame == NO_FRAME ? VM_FAULT_OOM : VM_FAULT_BUS;
}

static enum vm_fault
fill_private(struct fault *f)
{
	bool write = f->vma->prot & PROT_WRITE;
	phys_t frame, source;

	if (!f->vma->object) {
		frame = frame_alloc(f->mm->world, true);
	} else {
		source = object_frame(f, false);
		if (source <= NO_FRAME)
			return object_failed(source);
		write = f->write;
		frame = source;
		if (write) {
			frame = copy_frame(f->mm, source);
			frame_unref(source);
		}
	}
	if (!frame)
		return VM_FAULT_OOM;
	*f->entry = entry_for(f->vma, frame, write);
	f->mm->pages++;
	return VM_FAULT_OK;
}

static enum vm_fault
fill_shared(struct fault *f)
{
	phys_t frame = object_frame(f, f->write);

	if (frame <= NO_FRAME)
		return object_failed(frame);
	*f->entry = entry_for(f->vma, frame, f->write);
	f->mm->pages++;
	return VM_FAULT_OK;
}

/* A write to a present, read-only page. */
static enum vm_fault
make_writable(struct fault *f)
{
	phys_t old = *f->entry & PTE_FRAME, frame;

	if (f->vma->flags & MAP_SHARED) {
		frame = object_frame(f, true);
		if (frame <= NO_FRAME)
			return object_failed(frame);
		f->replaced = old; /* perhaps the same frame, with two references now */
	} else if (frame_refs(old) == 1) {
		frame = old;
	} else {
		frame = copy_frame(f->mm, old);
		if (!frame)
			return VM_FAULT_OOM;
		f->replaced = old;
	}
	*f->entry = entry_for(f->vma, frame, true);
	if (frame != old)
		mm_flush(f->mm, f->page, f->page + PAGE_SIZE);
	return VM_FAULT_OK;
}

static enum vm_fault
resolve(struct fault *f)
{
	pte_t now;

	f->entry = pt_make(f->mm->root, f->page, 0, f->mm->world);
	if (!f->entry)
		return VM_FAULT_OOM;
	if (*f->entry == 0)
		return f->vma->flags & MAP_SHARED ? fill_shared(f) : fill_private(f);
	now = pte_protect(*f->entry, f->vma->prot);
	if (now != *f->entry) { /* vm_protect is on its way here */
		*f->entry = now;
		mm_flush(f->mm, f->page, f->page + PAGE_SIZE);
	}
	if (f->write && !(now & PTE_WRITE))
		return make_writable(f);
	return VM_FAULT_OK; /* another CPU was faster */
}

enum vm_fault
vm_fault(struct mm *mm, uint64_t addr, uint64_t error_code)
{
	struct fault f = { .mm = mm, .page = addr & PAGE_MASK, .write = error_code & FAULT_WRITE };
	enum vm_fault r;

	if (addr >= USER_END)
		return VM_FAULT_SEGV_MAPERR;
	spin_lock(&mm->lock);
	f.vma = vma_at(mm, addr);
	if (!f.vma)
		f.vma = grow_stack(mm, addr);
	if (!f.vma || f.vma->flags & VMA_MOVING)
		r = VM_FAULT_SEGV_MAPERR;
	else if (!allowed(f.vma, error_code))
		r = VM_FAULT_SEGV_ACCERR;
	else
		r = resolve(&f);
	spin_unlock(&mm->lock);
	if (f.replaced)
		frame_unref(f.replaced);
	return r;
}
