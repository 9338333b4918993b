/* SPDX-License-Identifier: MIT */
/* Contents of regular files.
 *
 *      page number      0     1     2     3     4
 *      frame[]        [ - ] [ F ] [ - ] [ - ] [ F ]     own frames, once written
 *      initrd's file  |bbbb||bbbb||bb   0     0         base, up to base_size
 *                       b     F     b     0     F       what a reader sees
 *
 * The table of own frames comes in parts, so that it grows and is looked through a
 * part at a time, however long the file.
 *
 * So unpacking the initrd copies nothing, and a file that is only read or run
 * owns no frame: the pages of programs that are mapped come from a cache that
 * belongs to the initrd's file and is shared by all worlds (fs/initrd.c).
 *
 * The inode's lock keeps reads, writes and truncation apart.  A page fault has
 * the address space's spinlock and cannot take it; it only adds frames, under
 * pages->lock.  What truncation cuts off is then taken from those who mapped it
 * (vm_object_cut). */
#include "kernel/fs/pages.h"

#include "kernel/base/panic.h"
#include "kernel/fs/initrd.h"
#include "kernel/fs/quota.h"
#include "kernel/mm/heap.h"
#include "lib/base/string.h"

#define PART 64       /* pages */
#define FREE_BATCH 16 /* likewise; of a part */

static struct world *
world_of(const struct pages *p)
{
	return container_of(p, struct inode, pages)->world;
}

static struct inode *
inode_of(struct vm_object *o)
{
	return container_of(o, struct inode, pages.object);
}

/* [lock] */
static struct quota **
quota_of(struct pages *p)
{
	return &container_of(p, struct inode, pages)->quota;
}

static uint64_t
minimum(uint64_t a, uint64_t b)
{
	return a < b ? a : b;
}

/* [lock] The slot of a page, or NULL: it has none and no frame. */
static phys_t *
slot(const struct pages *p, size_t index)
{
	phys_t *part = index / PART < p->parts ? p->part[index / PART] : NULL;

	return part ? part + index % PART : NULL;
}

/* [lock] The file's own frame for this page, or 0. */
static phys_t
own(const struct pages *p, size_t index)
{
	const phys_t *s = slot(p, index);

	return s ? *s : 0;
}

/* Makes that slot exist. */
static bool
add_slot(struct pages *p, size_t index)
{
	size_t parts = p->parts ? p->parts : 2;
	phys_t **part;

	while (parts <= index / PART)
		parts *= 2;
	if (parts > p->parts) {
		part = kzalloc(parts * sizeof *part);
		if (!part)
			return false;
		memcpy(part, p->part, p->parts * sizeof *part);
		kfree(p->part);
		p->part = part;
		p->parts = parts;
	}
	if (!p->part[index / PART])
		p->part[index / PART] = kzalloc(PART * sizeof(phys_t));
	return p->part[index / PART] != NULL;
}

static bool
is_full(struct world *w)
{
	return atomic_load(&fs_of(w)->frames) >= fs_frames_max();
}

/* The file's own frame for this page, made if need be; 0: no memory. */
static phys_t
own_frame(struct pages *p, size_t index)
{
	uint64_t start = index * PAGE_SIZE;
	phys_t frame;

	assert_held(&p->lock);
	frame = own(p, index);
	if (frame)
		return frame;
	if (is_full(world_of(p)) || !add_slot(p, index))
		return 0;
	frame = quota_charge(*quota_of(p), 1, 0) ? frame_alloc(world_of(p), true) : 0;
	if (!frame)
		return 0;
	atomic_fetch_add(&fs_of(world_of(p))->frames, 1);
	if (start < p->base_size)
		memcpy(phys_to_virt(frame), p->base->data + start,
		       minimum(PAGE_SIZE, p->base_size - start));
	*slot(p, index) = frame;
	p->frames++;
	return frame;
}

/* May a mapping of this page use the frame that all worlds share? */
static bool
base_serves(const struct pages *p, size_t index, bool write)
{
	return p->base && p->base_size == p->base->size && index * PAGE_SIZE < p->base_size &&
	       !own(p, index) && !write && !p->shared;
}

static phys_t
object_page(struct vm_object *o, uint64_t offset, bool write)
{
	struct pages *p = &inode_of(o)->pages;
	size_t index = offset / PAGE_SIZE;
	bool from_base, inside, full;
	phys_t frame = 0;

	spin_lock(&p->lock);
	from_base = base_serves(p, index, write);
	inside = offset < p->size;
	full = is_full(world_of(p));
	if (!from_base && inside)
		frame = own_frame(p, index);
	if (frame)
		frame_ref(frame);
	spin_unlock(&p->lock);
	if (from_base)
		frame = initrd_frame(p->base, index);
	return frame || !inside || full ? frame : NO_FRAME;
}

static void
object_get(struct vm_object *o)
{
	inode_get(inode_of(o));
}

static void
object_put(struct vm_object *o)
{
	inode_put(inode_of(o));
}

/* Unlike address spaces and anonymous objects, files have the top bit set. */
static uint64_t
object_id(struct vm_object *o)
{
	struct inode *i = inode_of(o);

	return 1ull << 63 | (uint64_t)i->world->id << 40 | i->ino;
}

static const struct vm_object_ops object_ops = {
	object_page, object_get, object_put, object_id, false
};

struct inode *
pages_inode(struct vm_object *o)
{
	return o->ops == &object_ops ? inode_of(o) : NULL;
}

void
pages_init(struct pages *p)
{
	spinlock_init(&p->lock, RANK_OBJECT, "file pages");
	p->object.ops = &object_ops;
}

void
pages_set_base(struct pages *p, struct initrd_file *base)
{
	p->base = base;
	p->base_size = p->size = base->size;
}

/* Gives back the frames of [first, end), which lie in one part. */
static void
free_frames(struct pages *p, size_t first, size_t end)
{
	for (size_t i = first; i < end && slot(p, i); i++) {
		if (!*slot(p, i))
			continue;
		frame_unref(*slot(p, i));
		*slot(p, i) = 0;
		p->frames--;
		atomic_fetch_sub(&fs_of(world_of(p))->frames, 1);
		quota_give_back(*quota_of(p), 1, 0);
	}
}

/* [lock] Likewise from page number `first` on, with the parts that are empty then;
 * others get a turn after each batch. */
static void
free_from(struct pages *p, size_t first)
{
	for (size_t i = first, end; i < p->parts * PART; i = end) {
		end = (i / FREE_BATCH + 1) * FREE_BATCH;
		free_frames(p, i, end);
		if (end % PART == 0 && end - PART >= first) {
			kfree(p->part[end / PART - 1]);
			p->part[end / PART - 1] = NULL;
		}
		spin_unlock(&p->lock);
		spin_lock(&p->lock);
	}
}

void
pages_drop(struct pages *p)
{
	spin_lock(&p->lock);
	free_from(p, 0);
	spin_unlock(&p->lock);
	kfree(p->part);
}

size_t
pages_read(struct pages *p, uint64_t at, size_t n, const uint8_t **bytes)
{
	size_t index = at / PAGE_SIZE, offset = at % PAGE_SIZE;
	phys_t frame;

	*bytes = NULL;
	if (at >= p->size)
		return 0;
	n = minimum(minimum(n, PAGE_SIZE - offset), p->size - at);
	spin_lock(&p->lock);
	frame = own(p, index);
	spin_unlock(&p->lock);
	if (frame) {
		*bytes = (uint8_t *)phys_to_virt(frame) + offset;
	} else if (at < p->base_size) {
		*bytes = p->base->data + at;
		n = minimum(n, p->base_size - at);
	}
	return n;
}

size_t
pages_write(struct pages *p, uint64_t at, size_t n, uint8_t **bytes)
{
	size_t offset = at % PAGE_SIZE;
	phys_t frame;

	spin_lock(&p->lock);
	frame = own_frame(p, at / PAGE_SIZE);
	spin_unlock(&p->lock);
	if (!frame)
		return 0;
	*bytes = (uint8_t *)phys_to_virt(frame) + offset;
	return minimum(n, PAGE_SIZE - offset);
}

void
pages_grow(struct pages *p, uint64_t end)
{
	spin_lock(&p->lock);
	if (end > p->size)
		p->size = end;
	spin_unlock(&p->lock);
}

void
pages_resize(struct pages *p, uint64_t size)
{
	size_t index = size / PAGE_SIZE, offset = size % PAGE_SIZE;

	spin_lock(&p->lock);
	if (size < p->size) {
		p->size = size; /* no fault brings back what goes now */
		p->base_size = minimum(p->base_size, size);
		free_from(p, (size + PAGE_SIZE - 1) / PAGE_SIZE);
		if (offset && own(p, index))
			memset((uint8_t *)phys_to_virt(own(p, index)) + offset, 0,
			       PAGE_SIZE - offset);
	}
	p->size = size;
	spin_unlock(&p->lock);
}

void
pages_set_quota(struct pages *p, struct quota *q)
{
	struct quota *old;
	uint64_t n;

	spin_lock(&p->lock);
	n = p->frames;
	old = *quota_of(p);
	*quota_of(p) = q;
	quota_move(q, n);
	spin_unlock(&p->lock);
	quota_give_back(old, n, 1);
}

/* Where the part of `index` ends. */
static size_t
part_end(size_t index)
{
	return (index / PART + 1) * PART;
}

/* [lock] The first from `index` on, in its part, that is stored or not, or where that ends. */
static size_t
find_in_part(const struct pages *p, size_t index, bool stored)
{
	size_t end = part_end(index);

	while (index < end && (own(p, index) || index * PAGE_SIZE < p->base_size) != stored)
		index = !slot(p, index) && index * PAGE_SIZE >= p->base_size ? end : index + 1;
	return index;
}

size_t
pages_find(struct pages *p, size_t index, bool stored)
{
	size_t found, end;

	do {
		spin_lock(&p->lock);
		end = (p->size + PAGE_SIZE - 1) / PAGE_SIZE;
		found = find_in_part(p, index, stored);
		spin_unlock(&p->lock);
	} while (found == part_end(index) && (index = found) < end);
	return minimum(found, end);
}

/* [lock] Frames of the part of page number `first`, from that on. */
static size_t
count_frames(const struct pages *p, size_t first)
{
	size_t n = 0;

	for (size_t i = first; i < part_end(first) && slot(p, i); i++)
		n += own(p, i) != 0;
	return n;
}

size_t
pages_stored(struct pages *p)
{
	size_t n = (p->base_size + PAGE_SIZE - 1) / PAGE_SIZE;

	for (size_t i = n; i < p->parts * PART; i = part_end(i)) {
		spin_lock(&p->lock);
		n += count_frames(p, i);
		spin_unlock(&p->lock);
	}
	return n;
}

void
pages_share(struct pages *p)
{
	spin_lock(&p->lock);
	p->shared = true;
	spin_unlock(&p->lock);
}
