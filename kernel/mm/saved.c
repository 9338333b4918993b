/* SPDX-License-Identifier: MIT */
/* See saved.h.
 *
 * A page with one reference is the address space's own: its contents are copied.  One
 * with more is an object's that nobody writes here: only the entry is kept, and if it is
 * another frame's by then, since the first write made a copy, a fault will bring the
 * object's back.  Entries are put back clean, so that the processor says which pages have
 * been written since; only those are copied again. */
#include "kernel/mm/saved.h"

#include "kernel/abi/mman.h"
#include "kernel/base/panic.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/pagetable.h"
#include "kernel/mm/vma.h"
#include "lib/base/string.h"

#define PAGES_MOST 1024 /* of what has more a schedule costs more than to make it anew */

struct saved_page {
	uint64_t addr;
	pte_t entry;
	char *copy; /* NULL: not its own */
};

struct saved_mm {
	struct vma *vmas;         /* their fields; in order of address */
	struct saved_page *pages; /* likewise */
	unsigned int nvmas;
	size_t npages;
	uint32_t weights;
	uint64_t brk_start, brk, mmap_top, packed;
};

void
saved_mm_free(struct saved_mm *s)
{
	if (!s)
		return;
	for (size_t i = 0; s->pages && i < s->npages; i++)
		if (s->pages[i].copy)
			frame_unref(virt_to_phys(s->pages[i].copy));
	kfree(s->pages);
	kfree(s->vmas);
	kfree(s);
}

/* --- the walk over pages: calls fn with each entry in use, in order --- */

static bool
each_page(struct mm *mm, bool (*fn)(struct mm *mm, uint64_t addr, pte_t *e, void *arg), void *arg)
{
	for (uint64_t addr = 0; addr < USER_END;) {
		pte_t *e = pt_first(mm->root, &addr, USER_END);

		if (!e)
			continue;
		do {
			if (pt_index(addr, 0) % PT_LINE == 0 && pt_line_is_empty(e)) {
				e += PT_LINE;
				addr += PT_LINE * PAGE_SIZE;
				continue;
			}
			if (*e && !fn(mm, addr, e, arg))
				return false;
			e++;
			addr += PAGE_SIZE;
		} while (pt_index(addr, 0) != 0);
	}
	return true;
}

static bool
save_page(struct mm *mm, uint64_t addr, pte_t *e, void *arg)
{
	struct saved_mm *s = arg;
	struct saved_page *page = &s->pages[s->npages];
	phys_t copy = 0;

	(void)mm;
	if (s->npages == PAGES_MOST)
		return false;
	if (frame_refs(*e & PTE_FRAME) == 1) {
		copy = frame_alloc(NULL, false);
		if (!copy)
			return false;
		memcpy(phys_to_virt(copy), phys_to_virt(*e & PTE_FRAME), PAGE_SIZE);
	}
	*page = (struct saved_page){ addr, *e, copy ? phys_to_virt(copy) : NULL };
	s->npages++;
	return true;
}

static bool
save_vmas(struct mm *mm, struct saved_mm *s)
{
	struct vma *v;

	s->vmas = kzalloc_for(NULL, mm->nvmas * sizeof(*s->vmas) + 1);
	if (!s->vmas)
		return false;
	list_for_each(v, &mm->vmas, link) {
		if (v->flags & (MAP_SHARED | VMA_MOVING))
			return false;
		s->vmas[s->nvmas++] = *v;
	}
	return true;
}

struct saved_mm *
mm_save(struct mm *mm)
{
	struct saved_mm *s = kzalloc_for(NULL, sizeof(*s));

	if (!s)
		return NULL;
	s->weights = mm->weights;
	s->brk_start = mm->brk_start;
	s->brk = mm->brk;
	s->mmap_top = mm->mmap_top;
	s->packed = mm->packed;
	s->pages = kzalloc_for(NULL, PAGES_MOST * sizeof(*s->pages));
	if (s->pages && save_vmas(mm, s) && each_page(mm, save_page, s))
		return s;
	saved_mm_free(s);
	return NULL;
}

/* --- back --- */

/* What is mapped where nothing was goes, with its page tables. */
static int
unmap_between(struct mm *mm, const struct saved_mm *s)
{
	uint64_t from = 0;
	int r = 0;

	for (unsigned int i = 0; r == 0 && i <= s->nvmas; i++) {
		uint64_t to = i < s->nvmas ? s->vmas[i].start : USER_END;

		if (from < to)
			r = vma_unmap(mm, from, to);
		from = i < s->nvmas ? s->vmas[i].end : USER_END;
	}
	return r;
}

static bool
same(const struct vma *a, const struct vma *b)
{
	return a->start == b->start && a->end == b->end && a->prot == b->prot && a->flags == b->flags &&
	       a->object == b->object && a->offset == b->offset && strcmp(a->name, b->name) == 0;
}

/* One mapping, as it was, in place of all that lie where it was; their pages stay. */
static bool
put_back(struct mm *mm, const struct vma *was)
{
	struct vma *v = vma_above(mm, was->start), *new;

	if (v && same(v, was))
		return true;
	new = vma_new(was->start, was->end, was->prot, was->flags, was->object, was->offset, was->name);
	if (!new)
		return false;
	while ((v = vma_above(mm, was->start)) && v->start < was->end) {
		vma_cut(mm, v);
		spin_unlock(&mm->lock);
		vma_free(v);
		spin_lock(&mm->lock);
	}
	vma_insert(mm, new);
	return true;
}

struct back {
	const struct saved_mm *saved;
	size_t next;         /* of its pages */
};

static bool
drop_if_new(struct mm *mm, uint64_t addr, pte_t *e, void *arg)
{
	struct back *b = arg;
	const struct saved_mm *s = b->saved;

	while (b->next < s->npages && s->pages[b->next].addr < addr)
		b->next++;
	if (b->next < s->npages && s->pages[b->next].addr == addr && ((s->pages[b->next].entry ^ *e) & PTE_FRAME) == 0)
		return true;
	frame_unref(*e & PTE_FRAME);
	*e = 0;
	mm->pages--;
	return true;
}

static bool
fill(struct mm *mm, struct saved_page *page)
{
	pte_t *e = pt_find(mm->root, page->addr);
	bool dirty = e && *e & PTE_DIRTY;

	if (!page->copy) {
		if (e && *e)
			*e = page->entry;
		return true;
	}
	if (!e || *e == 0) {
		phys_t frame = frame_alloc(mm->world, false);

		e = frame ? pt_make(mm->root, page->addr, 0, mm->world) : NULL;
		if (!e) {
			if (frame)
				frame_unref(frame);
			return false;
		}
		page->entry = frame | (page->entry & ~PTE_FRAME);
		mm->pages++;
		dirty = true;
	}
	if (dirty)
		memcpy(phys_to_virt(page->entry & PTE_FRAME), page->copy, PAGE_SIZE);
	page->entry &= ~PTE_DIRTY;
	*e = page->entry;
	return true;
}

static bool
restore_mappings(struct mm *mm, const struct saved_mm *s)
{
	bool r;

	mm_change_begin(mm);
	r = unmap_between(mm, s) == 0;
	for (unsigned int i = 0; r && i < s->nvmas; i++)
		r = put_back(mm, &s->vmas[i]);
	mm->weights = s->weights;
	mm->brk_start = s->brk_start;
	mm->brk = s->brk;
	mm->mmap_top = s->mmap_top;
	mm->packed = s->packed;
	mm_change_end(mm);
	return r;
}

/* Without the lock, since nobody else can reach the tables, and it takes long. */
bool
mm_restore(struct mm *mm, struct saved_mm *s)
{
	struct back back = { s, 0 };
	bool r = restore_mappings(mm, s) && each_page(mm, drop_if_new, &back);

	for (size_t i = 0; r && i < s->npages; i++)
		r = fill(mm, &s->pages[i]);
	preempt_disable();
	mm_flush(mm, 0, USER_END);
	preempt_enable();
	return r;
}
