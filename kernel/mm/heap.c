/* SPDX-License-Identifier: MIT */
/* The kernel heap.
 *
 * Sizes up to 1 KiB come from slabs: a frame cut into equal objects of a power
 * of two, behind a header.  A free object holds the link to the next one and a
 * mark made from its address, so a double free and most writes after free are
 * found at the next free or allocation.
 *
 *   frame: | struct slab | object | object | ... |
 *
 * Larger sizes are whole frames; the first one's note is their number.  Only
 * they are page aligned: that is how kfree tells the two apart.
 * One lock is enough: the sections are short, and the rare frame allocation
 * inside them takes a lock of higher rank. */
#include "kernel/mm/heap.h"

#include <stdbool.h>
#include <stdint.h>

#include "kernel/base/panic.h"
#include "kernel/base/spinlock.h"
#include "kernel/mm/frame.h"
#include "lib/base/list.h"
#include "lib/base/string.h"

#define SMALLEST 16ul
#define LARGEST 1024ul
#define CLASSES 7 /* 16, 32, ... 1024 */
#define SLAB_MAGIC 0x51ab51ab
#define FREE_MARK 0xf2eef2eef2eef2eeul

struct object { /* while free */
	struct object *next;
	uint64_t mark;
};

struct slab {
	uint32_t magic;
	uint16_t class;
	uint16_t used;
	struct object *free;
	struct list_node link; /* among the slabs of its class that have a free object */
};
_Static_assert(sizeof(struct slab) % 16 == 0, "objects are 16-byte aligned");

static struct spinlock lock = SPINLOCK_INIT(RANK_HEAP, "heap");
static struct list partial[CLASSES]; /* [lock] slabs with a free object */
static size_t bytes;                 /* [lock] handed out */
static size_t spare;                 /* [lock] slabs kept though empty */

void
kmalloc_init(void)
{
	for (unsigned int i = 0; i < CLASSES; i++)
		list_init(&partial[i]);
}

static unsigned int
class_of(size_t size)
{
	return size <= SMALLEST ? 0 : 60 - __builtin_clzl(size - 1);
}

static size_t
class_size(unsigned int class)
{
	return SMALLEST << class;
}

static uint64_t
mark_of(const struct object *o)
{
	return FREE_MARK ^ (uint64_t)o;
}

static void
slab_push(struct slab *s, struct object *o)
{
	o->next = s->free;
	o->mark = mark_of(o);
	s->free = o;
}

static struct slab *
slab_create(unsigned int class)
{
	size_t size = class_size(class);
	phys_t p = frame_alloc(NULL, false);
	struct slab *s;

	if (!p)
		return NULL;
	s = phys_to_virt(p);
	*s = (struct slab){ .magic = SLAB_MAGIC, .class = class };
	for (size_t at = sizeof(*s); at + size <= PAGE_SIZE; at += size)
		slab_push(s, (struct object *)((char *)s + at));
	list_push_front(&partial[class], &s->link);
	spare++;
	return s;
}

static void *
small_alloc(unsigned int class)
{
	struct slab *s;
	struct object *o;

	assert_held(&lock);
	if (!list_is_empty(&partial[class]))
		s = list_first(&partial[class], struct slab, link);
	else if (!(s = slab_create(class)))
		return NULL;
	o = s->free;
	if (o->mark != mark_of(o))
		panic("heap: object %p of %zu bytes was written after it was freed", (void *)o,
		      class_size(class));
	o->mark = 0;
	s->free = o->next;
	if (s->used++ == 0)
		spare--;
	if (!s->free)
		list_remove(&s->link);
	bytes += class_size(class);
	return o;
}

/* An empty slab goes back unless it is the only one of its class with room:
 * else an allocation and free at the edge would move a frame each time. */
static void
slab_empty(struct slab *s)
{
	const struct list_node *head = &partial[s->class].head;

	if (head->next == &s->link && head->prev == &s->link) {
		spare++;
		return;
	}
	list_remove(&s->link);
	s->magic = 0;
	frame_unref(virt_to_phys(s));
}

static void
small_free(struct slab *s, struct object *o)
{
	assert_held(&lock);
	assert_eq(s->magic, SLAB_MAGIC);
	if (o->mark == mark_of(o))
		panic("heap: %p of %zu bytes is freed twice", (void *)o,
		      class_size(s->class));
	if (!s->free)
		list_push_front(&partial[s->class], &s->link);
	slab_push(s, o);
	bytes -= class_size(s->class);
	if (--s->used == 0)
		slab_empty(s);
}

static void
count_bytes(int64_t change)
{
	spin_lock(&lock);
	bytes += (size_t)change;
	spin_unlock(&lock);
}

static void *
large_alloc(size_t size)
{
	size_t n = (size + PAGE_SIZE - 1) / PAGE_SIZE;
	phys_t p = n > 0 && n < UINT32_MAX ? frame_alloc_run(NULL, n) : 0;

	if (!p)
		return NULL;
	frame_set_note(p, (uint32_t)n);
	count_bytes((int64_t)(n * PAGE_SIZE));
	return phys_to_virt(p);
}

static void
large_free(void *at)
{
	phys_t p = virt_to_phys(at);
	uint32_t n = frame_note(p);

	if (frame_refs(p) != 1 || n == 0)
		panic("heap: %p is not an allocation (freed twice?)", at);
	frame_set_note(p, 0);
	count_bytes(-(int64_t)(n * PAGE_SIZE));
	for (uint32_t i = 0; i < n; i++)
		frame_unref(p + i * PAGE_SIZE);
}

void *
kmalloc(size_t size)
{
	void *p;

	if (size > LARGEST)
		return large_alloc(size);
	spin_lock(&lock);
	p = small_alloc(class_of(size));
	spin_unlock(&lock);
	return p;
}

void *
kzalloc(size_t size)
{
	void *p = kmalloc(size);

	if (p)
		memset(p, 0, size);
	return p;
}

void
kfree(void *p)
{
	if (!p)
		return;
	if (((uint64_t)p & ~PAGE_MASK) == 0) {
		large_free(p);
		return;
	}
	assert_eq((uint64_t)p % SMALLEST, 0);
	spin_lock(&lock);
	small_free((struct slab *)((uint64_t)p & PAGE_MASK), p);
	spin_unlock(&lock);
}

char *
kstrdup(const char *s)
{
	size_t n = strlen(s) + 1;
	char *copy = kmalloc(n);

	return copy ? memcpy(copy, s, n) : NULL;
}

size_t
heap_bytes(void)
{
	spin_lock(&lock);
	size_t n = bytes;
	spin_unlock(&lock);
	return n;
}

size_t
kheap_spare(void)
{
	spin_lock(&lock);
	size_t n = spare;
	spin_unlock(&lock);
	return n;
}
