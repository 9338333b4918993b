/* SPDX-License-Identifier: MIT */
/* Shared anonymous memory: an array of frames, filled at first touch. */
#include "kernel/base/panic.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/pagetable.h"
#include "kernel/mm/vm.h"

struct anonymous {
	struct vm_object object;
	struct spinlock lock;
	_Atomic uint32_t refs;
	struct world *world;
	uint64_t id;
	size_t npages;
	phys_t pages[]; /* [lock] 0: not touched yet */
};

static struct anonymous *
anonymous(struct vm_object *o)
{
	return (struct anonymous *)o;
}
_Static_assert(offsetof(struct anonymous, object) == 0, "anonymous()");

static phys_t
anonymous_page(struct vm_object *o, uint64_t offset, bool write)
{
	struct anonymous *a = anonymous(o);
	size_t i = offset / PAGE_SIZE;
	phys_t p;

	if (i >= a->npages)
		return 0;
	spin_lock(&a->lock);
	if (!a->pages[i])
		a->pages[i] = frame_alloc(a->world, true);
	p = a->pages[i];
	if (p)
		frame_ref(p);
	spin_unlock(&a->lock);
	return p ? p : NO_FRAME;
}

static void
anonymous_get(struct vm_object *o)
{
	anonymous(o)->refs++;
}

static void
anonymous_put(struct vm_object *o)
{
	struct anonymous *a = anonymous(o);

	if (--a->refs > 0)
		return;
	for (size_t i = 0; i < a->npages; i++)
		if (a->pages[i])
			frame_unref(a->pages[i]);
	world_put(a->world);
	kfree(a);
}

static uint64_t
anonymous_id(struct vm_object *o)
{
	return anonymous(o)->id;
}

struct vm_object *
vm_object_anonymous(struct world *w, size_t size)
{
	static const struct vm_object_ops ops = {
		anonymous_page, anonymous_get, anonymous_put, anonymous_id, .inherited = true
	};
	size_t npages = (size + PAGE_SIZE - 1) / PAGE_SIZE;
	struct anonymous *a = kzalloc(sizeof(*a) + npages * sizeof(phys_t));

	if (!a)
		return NULL;
	spinlock_init(&a->lock, RANK_OBJECT, "shared memory");
	a->object.ops = &ops;
	a->refs = 1;
	a->world = world_get(w);
	a->id = mm_new_id(w);
	a->npages = npages;
	return &a->object;
}
