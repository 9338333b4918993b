/* SPDX-License-Identifier: MIT */
/* The list and tree of mappings, and places for new ones. */
#include "kernel/mm/vma.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/mman.h"
#include "kernel/base/limit.h"
#include "kernel/base/panic.h"
#include "kernel/mm/heap.h"
#include "lib/base/string.h"

struct vma *
vma_new(uint64_t start, uint64_t end, int prot, int flags, struct vm_object *object,
        uint64_t offset, const char *name)
{
	struct vma *v = kmalloc(sizeof(*v));

	if (!v)
		return NULL;
	*v = (struct vma){ .start = start, .end = end, .prot = prot, .flags = flags,
	                   .object = object, .offset = offset };
	strlcpy(v->name, name ? name : "", sizeof(v->name));
	if (object)
		object->ops->get(object);
	return v;
}

void
vma_free(struct vma *v)
{
	if (v && v->object)
		v->object->ops->put(v->object);
	kfree(v);
}

struct vma *
vma_above(struct mm *mm, uint64_t addr)
{
	struct vma *v = mm->tree, *found = NULL;

	while (v) {
		if (v->end > addr)
			found = v;
		v = v->end > addr ? v->left : v->right;
	}
	return found;
}

struct vma *
vma_next(struct mm *mm, struct vma *v)
{
	return v->link.next == &mm->vmas.head ? NULL : list_element(v->link.next, v, link);
}

struct vma *
vma_prev(struct mm *mm, struct vma *v)
{
	return v->link.prev == &mm->vmas.head ? NULL : list_element(v->link.prev, v, link);
}

struct vma *
vma_at(struct mm *mm, uint64_t addr)
{
	struct vma *v = vma_above(mm, addr);

	assert_held(&mm->lock);
	return v && v->start <= addr ? v : NULL;
}

bool
vma_range_free(struct mm *mm, uint64_t start, uint64_t end)
{
	struct vma *v = vma_above(mm, start);

	return !v || v->start >= end;
}

bool
vma_room(struct mm *mm, uint64_t size)
{
	uint64_t limit = limit_of(RLIMIT_AS);

	return size <= limit && mm->mapped <= limit - size;
}

/* v covers that many bytes more, or (wrapped round) less. */
static void
account(struct mm *mm, const struct vma *v, uint64_t more)
{
	mm->mapped += more;
	if (v->flags & MAP_LOCKED)
		mm->locked += more;
}

void
vma_resize(struct mm *mm, struct vma *v, uint64_t start, uint64_t end)
{
	account(mm, v, (end - start) - (v->end - v->start));
	v->start = start;
	v->end = end;
}

/* Takes the place of the first on the way down that is lighter; what is below
 * that one goes to the left or right of v. */
static void
tree_insert(struct vma **at, struct vma *v)
{
	struct vma **left = &v->left, **right = &v->right, *rest;

	while (*at && (*at)->weight >= v->weight)
		at = v->start < (*at)->start ? &(*at)->left : &(*at)->right;
	rest = *at;
	*at = v;
	while (rest) {
		if (rest->start < v->start) {
			*left = rest;
			left = &rest->right;
			rest = *left;
		} else {
			*right = rest;
			right = &rest->left;
			rest = *right;
		}
	}
	*left = *right = NULL;
}

/* The heavier one of what is left and right of v takes its place, and so on down. */
static void
tree_remove(struct vma **at, struct vma *v)
{
	struct vma *left = v->left, *right = v->right;

	while (*at != v)
		at = v->start < (*at)->start ? &(*at)->left : &(*at)->right;
	while (left && right) {
		if (left->weight > right->weight) {
			*at = left;
			at = &left->right;
			left = *at;
		} else {
			*at = right;
			at = &right->left;
			right = *at;
		}
	}
	*at = left ? left : right;
}

void
vma_insert(struct mm *mm, struct vma *v)
{
	struct vma *above = vma_above(mm, v->start);

	list_insert_before(above ? &above->link : &mm->vmas.head, &v->link);
	v->weight = mm->weights = mm->weights * 1664525 + 1013904223;
	tree_insert(&mm->tree, v);
	mm->nvmas++;
	account(mm, v, v->end - v->start);
}

void
vma_cut(struct mm *mm, struct vma *v)
{
	if (mm->packed && v->end > mm->packed)
		mm->packed = v->end < mm->mmap_top ? v->end : mm->mmap_top;
	list_remove(&v->link);
	tree_remove(&mm->tree, v);
	mm->nvmas--;
	account(mm, v, v->start - v->end);
}

/* Only anonymous memory: joining parts of an object would save little. */
static void
join(struct mm *mm, struct vma *a, struct vma *b)
{
	uint64_t end;

	if (!a || !b || a->end != b->start || a->prot != b->prot || a->flags != b->flags ||
	    a->object || b->object || a->flags & MAP_GROWSDOWN || strcmp(a->name, b->name) != 0)
		return;
	end = b->end;
	vma_cut(mm, b);
	vma_resize(mm, a, a->start, end);
	kfree(b);
}

void
vma_join(struct mm *mm, struct vma *v)
{
	join(mm, v, vma_next(mm, v));
	join(mm, vma_prev(mm, v), v);
}

static int
split(struct mm *mm, uint64_t addr)
{
	struct vma *v = vma_at(mm, addr), *upper;

	if (!v || v->start == addr)
		return 0;
	upper = vma_new(addr, v->end, v->prot, v->flags & ~MAP_GROWSDOWN, v->object,
	                v->offset + (addr - v->start), v->name);
	if (!upper)
		return -ENOMEM;
	vma_resize(mm, v, v->start, addr);
	vma_insert(mm, upper);
	return 0;
}

int
vma_split(struct mm *mm, uint64_t addr, uint64_t end)
{
	int r = split(mm, addr);

	return r < 0 ? r : split(mm, end);
}

/* The lowest address that v keeps others away from. */
static uint64_t
vma_floor(const struct vma *v)
{
	if (!(v->flags & MAP_GROWSDOWN))
		return v->start;
	return v->start > STACK_GAP ? v->start - STACK_GAP : 0;
}

/* Free addresses for size bytes, from mm->mmap_top down; 0: none.
 * mm->packed spares the walk over mappings that lie side by side at the top;
 * only gaps that proved too small are looked at again. */
static uint64_t
search(struct mm *mm, uint64_t size)
{
	uint64_t top = mm->packed ? mm->packed : mm->mmap_top;
	struct vma *v = vma_above(mm, top - 1);

	if (v && vma_floor(v) < top)
		top = vma_floor(v);
	mm->packed = top;
	v = v ? vma_prev(mm, v) : list_is_empty(&mm->vmas) ? NULL : list_last(&mm->vmas, struct vma, link);
	for (unsigned int looked = 0;; v = vma_prev(mm, v)) {
		uint64_t bottom = v ? v->end : MAP_LOWEST;

		if (top > bottom && top - bottom >= size)
			break;
		if (!v)
			return 0;
		if (++looked % VMA_BATCH == 0)
			mm_change_pause(mm);
		top = vma_floor(v); /* after the pause: a stack may have grown */
	}
	if (top == mm->packed)
		mm->packed = top - size;
	return top - size;
}

/* Chooses the address of a new mapping, or says why not. */
static long
place(struct mm *mm, uint64_t addr, uint64_t size, int flags)
{
	uint64_t found;

	if (flags & (MAP_FIXED | MAP_FIXED_NOREPLACE))
		return vma_range_free(mm, addr, addr + size) ? (long)addr : -EEXIST;
	addr &= PAGE_MASK;
	if (addr >= MAP_LOWEST && vma_range_good(addr, size) && vma_range_free(mm, addr, addr + size))
		return (long)addr;
	found = search(mm, size);
	return found ? (long)found : -ENOMEM;
}

long
vma_put(struct mm *mm, struct vma *v, uint64_t addr, uint64_t size, int flags, uint64_t more)
{
	long at = place(mm, addr, size, flags);

	if (at < 0)
		return at;
	if (!vma_room(mm, more))
		return -ENOMEM;
	v->start = (uint64_t)at;
	v->end = v->start + size;
	vma_insert(mm, v);
	vma_join(mm, v);
	return at;
}
