/* SPDX-License-Identifier: MIT */
/* The sorted array of mappings, and places for new ones. */
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

unsigned int
vma_index(struct mm *mm, uint64_t addr)
{
	unsigned int low = 0, high = mm->nvmas;

	assert_held(&mm->lock);
	while (low < high) {
		unsigned int middle = (low + high) / 2;

		if (mm->vmas[middle]->end > addr)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

struct vma *
vma_at(struct mm *mm, uint64_t addr)
{
	unsigned int i = vma_index(mm, addr);

	return i < mm->nvmas && mm->vmas[i]->start <= addr ? mm->vmas[i] : NULL;
}

bool
vma_range_free(struct mm *mm, uint64_t start, uint64_t end)
{
	unsigned int i = vma_index(mm, start);

	return i == mm->nvmas || mm->vmas[i]->start >= end;
}

bool
vma_room(struct mm *mm, uint64_t size)
{
	uint64_t limit = limit_of(RLIMIT_AS);

	for (unsigned int i = 0; limit != RLIM_INFINITY && i < mm->nvmas; i++)
		size += mm->vmas[i]->end - mm->vmas[i]->start;
	return size <= limit;
}

static bool
make_room(struct mm *mm)
{
	unsigned int room = mm->room ? mm->room * 2 : 16;
	struct vma **vmas;

	if (mm->nvmas < mm->room)
		return true;
	vmas = kmalloc(room * sizeof(*vmas));
	if (!vmas)
		return false;
	memcpy(vmas, mm->vmas, mm->nvmas * sizeof(*vmas));
	kfree(mm->vmas);
	mm->vmas = vmas;
	mm->room = room;
	return true;
}

bool
vma_append(struct mm *mm, struct vma *v)
{
	if (!make_room(mm))
		return false;
	mm->vmas[mm->nvmas++] = v;
	return true;
}

bool
vma_insert(struct mm *mm, struct vma *v)
{
	unsigned int i = vma_index(mm, v->start);

	if (!make_room(mm))
		return false;
	memmove(&mm->vmas[i + 1], &mm->vmas[i], (mm->nvmas - i) * sizeof(*mm->vmas));
	mm->vmas[i] = v;
	mm->nvmas++;
	return true;
}

static void
remove_at(struct mm *mm, unsigned int i, unsigned int n)
{
	mm->nvmas -= n;
	memmove(&mm->vmas[i], &mm->vmas[i + n], (mm->nvmas - i) * sizeof(*mm->vmas));
}

/* Only anonymous memory: joining parts of an object would save little. */
void
vma_join(struct mm *mm, unsigned int i)
{
	struct vma *a, *b;

	if (i + 1 >= mm->nvmas)
		return;
	a = mm->vmas[i];
	b = mm->vmas[i + 1];
	if (a->end != b->start || a->prot != b->prot || a->flags != b->flags || a->object ||
	    b->object || a->flags & MAP_GROWSDOWN || strcmp(a->name, b->name) != 0)
		return;
	a->end = b->end;
	remove_at(mm, i + 1, 1);
	kfree(b);
}

int
vma_split(struct mm *mm, uint64_t addr)
{
	struct vma *v = vma_at(mm, addr), *upper;

	if (!v || v->start == addr)
		return 0;
	if (!make_room(mm))
		return -ENOMEM;
	upper = vma_new(addr, v->end, v->prot, v->flags & ~MAP_GROWSDOWN, v->object,
	                v->offset + (addr - v->start), v->name);
	if (!upper)
		return -ENOMEM;
	v->end = addr;
	vma_insert(mm, upper);
	return 0;
}

struct vma *
vma_cut(struct mm *mm, unsigned int i)
{
	struct vma *v = mm->vmas[i];

	if (mm->packed && v->end > mm->packed)
		mm->packed = v->end < mm->mmap_top ? v->end : mm->mmap_top;
	remove_at(mm, i, 1);
	return v;
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
	unsigned int i = vma_index(mm, top - 1);

	if (i < mm->nvmas && vma_floor(mm->vmas[i]) < top)
		top = vma_floor(mm->vmas[i]);
	mm->packed = top;
	for (;; i--) {
		uint64_t bottom = i > 0 ? mm->vmas[i - 1]->end : MAP_LOWEST;

		if (top > bottom && top - bottom >= size)
			break;
		if (i == 0)
			return 0;
		top = vma_floor(mm->vmas[i - 1]);
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
	unsigned int i;

	if (at < 0)
		return at;
	if (!vma_room(mm, more))
		return -ENOMEM;
	v->start = (uint64_t)at;
	v->end = v->start + size;
	if (!vma_insert(mm, v))
		return -ENOMEM;
	i = vma_index(mm, v->start);
	vma_join(mm, i);
	if (i > 0)
		vma_join(mm, i - 1);
	return at;
}
