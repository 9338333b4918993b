/* SPDX-License-Identifier: MIT */
/* The kernel heap.
 *
 * Sizes up to 1 KiB come from slabs: a frame cut into equal objects of a power
 * of two, behind a header.  A free object holds the link to the next one and a
 * mark made from its address, so a double free and most writes after free are
 * found at the next free or allocation.
 *
 *   frame: | struct slab | owner of each | object | object | ... |
 *
 * Each object is charged to the world of the thread that asked for it.
 *
 * With redzones an object has REDZONE bytes more: the last 8 hold the size that
 * was asked for, those before it, from the asked size on, a pattern.
 *
 *   | what was asked for | 0xbd ... 0xbd | size |
 *
 * and a free one holds nothing but the pattern, so that who still uses it fails.
 *
 * Larger sizes are whole frames; the first one's note is their number.  Only
 * they are page aligned: that is how kfree tells the two apart.
 * One lock is enough: the sections are short, and the rare frame allocation
 * inside them takes a lock of higher rank. */
#include "kernel/mm/heap.h"

#include <stdbool.h>
#include <stdint.h>

#include "kernel/arch/machine.h"
#include "kernel/base/panic.h"
#include "kernel/base/spinlock.h"
#include "kernel/mm/frame.h"
#include "lib/base/list.h"
#include "lib/base/string.h"

#define SMALLEST 16ul
#define LARGEST 1024ul
#define CLASSES 7 /* 16, 32, ... 1024 */
#define SLAB_MAGIC 0x51ab
#define FREE_MARK 0xf2eef2eef2eef2eeul

struct object { /* while free */
	struct object *next;
	uint64_t mark;
};

#ifdef DEBUG
#define REDZONES_DEFAULT 1
#else
#define REDZONES_DEFAULT 0
#endif
#define REDZONE 16ul
#define RED 0xbd

struct slab {
	uint32_t age;          /* of another than now: takes back, gives no more */
	uint16_t magic;
	uint8_t class, used;
	struct object *free;
	struct list_node link; /* in partial[class], old or retired, or (full) alone */
	uint32_t owner[];      /* memory_charge's ticket for each object */
};
_Static_assert(sizeof(struct slab) % 16 == 0, "objects are 16-byte aligned");

static struct spinlock lock = SPINLOCK_INIT(RANK_HEAP, "heap");
static struct list partial[CLASSES]; /* [lock] slabs with a free object */
static struct slab *empty[CLASSES];  /* [lock] of them the one kept though it is empty, or NULL */
static struct list old, retired;     /* [lock] partial in another age; old and empty now */
static uint32_t age;                 /* [lock] heap_settle begins the next */
static size_t bytes;                 /* [lock] handed out */
static size_t spare;                 /* [lock] slabs kept though empty */
static size_t redzone;               /* constant after boot: REDZONE or 0 */

struct world *(*alloc_world_hook)(void);
bool (*alloc_fails_hook)(void);

void
kmalloc_init(void)
{
	for (unsigned int i = 0; i < CLASSES; i++)
		list_init(&partial[i]);
	list_init(&old);
	list_init(&retired);
	redzone = boot_option_number("redzone", REDZONES_DEFAULT) ? REDZONE : 0;
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

/* Objects of a slab, and where the first begins. */
static size_t
slab_count(unsigned int class)
{
	return (PAGE_SIZE - sizeof(struct slab)) / (class_size(class) + sizeof(uint32_t));
}

static char *
slab_objects(struct slab *s)
{
	return (char *)s + PAGE_SIZE - slab_count(s->class) * class_size(s->class);
}

static uint32_t *
slab_owner(struct slab *s, const void *o)
{
	return &s->owner[(size_t)((char *)o - slab_objects(s)) / class_size(s->class)];
}

static void
redzone_set(char *p, size_t room, size_t size)
{
	if (!redzone)
		return;
	memset(p + size, RED, room - 8 - size);
	memcpy(p + room - 8, &size, 8);
}

static bool
redzone_damaged(const char *p, size_t room)
{
	size_t size;

	if (!redzone)
		return false;
	memcpy(&size, p + room - 8, 8);
	if (size > room - REDZONE)
		return true;
	while (size < room - 8 && (unsigned char)p[size] == RED)
		size++;
	return size < room - 8;
}

static size_t
room_of(const void *p)
{
	const struct slab *s = (const struct slab *)((uint64_t)p & PAGE_MASK);

	return s == p ? frame_note(virt_to_phys(p)) * PAGE_SIZE : class_size(s->class);
}

bool
heap_damaged(const void *p)
{
	return redzone_damaged(p, room_of(p));
}

static void
check_redzone(const void *p)
{
	size_t size;

	if (!heap_damaged(p))
		return;
	memcpy(&size, (const char *)p + room_of(p) - 8, 8);
	panic("heap: %p of %zu bytes was written behind its end", p, size);
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
	phys_t p = frame_alloc(NULL, false);
	struct slab *s;

	if (!p)
		return NULL;
	s = phys_to_virt(p);
	*s = (struct slab){ .age = age, .magic = SLAB_MAGIC, .class = (uint8_t)class };
	for (size_t i = 0; i < slab_count(class); i++)
		slab_push(s, (struct object *)(slab_objects(s) + i * class_size(class)));
	list_push_front(&partial[class], &s->link);
	empty[class] = s;
	spare++;
	return s;
}

static void *
small_alloc(unsigned int class, uint32_t ticket)
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
	if (s->used++ == 0) {
		empty[class] = NULL;
		spare--;
	}
	if (!s->free)
		list_remove(&s->link);
	bytes += class_size(class);
	*slab_owner(s, o) = ticket;
	return o;
}

static void
slab_free(struct slab *s)
{
	list_remove(&s->link);
	s->magic = 0;
	frame_unref(virt_to_phys(s));
}

/* One empty slab of each class is kept: else an allocation and free at the edge
 * would move a frame each time.  An old one goes back at the next heap_settle. */
static void
slab_empty(struct slab *s)
{
	if (s->age == age && empty[s->class]) {
		slab_free(s);
		return;
	}
	spare++;
	if (s->age == age)
		empty[s->class] = s;
	else {
		list_remove(&s->link);
		list_push_front(&retired, &s->link);
	}
}

/* Returns what is to be freed after the lock. */
static void *
small_free(struct slab *s, struct object *o)
{
	void *dead;

	assert_held(&lock);
	assert_eq(s->magic, SLAB_MAGIC);
	if (o->mark == mark_of(o))
		panic("heap: %p of %zu bytes is freed twice", (void *)o,
		      class_size(s->class));
	check_redzone(o);
	if (redzone)
		memset(o + 1, RED, class_size(s->class) - sizeof(*o));
	if (!s->free && s->age == age)
		list_push_front(&partial[s->class], &s->link);
	slab_push(s, o);
	bytes -= class_size(s->class);
	dead = memory_uncharge(*slab_owner(s, o), class_size(s->class));
	if (--s->used == 0)
		slab_empty(s);
	return dead;
}

static void
count_bytes(int64_t change)
{
	spin_lock(&lock);
	bytes += (size_t)change;
	spin_unlock(&lock);
}

static void *
large_alloc(struct world *w, size_t size)
{
	size_t n = (size + PAGE_SIZE - 1) / PAGE_SIZE;
	phys_t p = n > 0 && n < UINT32_MAX / 2 ? frame_alloc_run(w, n) : 0;

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
	check_redzone(at);
	frame_set_note(p, 0);
	count_bytes(-(int64_t)(n * PAGE_SIZE));
	for (uint32_t i = 0; i < n; i++)
		frame_unref(p + i * PAGE_SIZE);
}

static void *
small_charged(struct world *w, unsigned int class)
{
	uint32_t ticket = memory_charge(w, class_size(class));
	void *p;

	if (!ticket)
		return NULL;
	spin_lock(&lock);
	p = small_alloc(class, ticket);
	spin_unlock(&lock);
	if (!p)
		kfree(memory_uncharge(ticket, class_size(class)));
	return p;
}

static void *
alloc_for(struct world *w, size_t size)
{
	size_t more = size + redzone;
	void *p;

	if (more < size || alloc_fails())
		return NULL;
	p = more > LARGEST ? large_alloc(w, more) : small_charged(w, class_of(more));
	if (p)
		redzone_set(p, room_of(p), size);
	return p;
}

void *
kmalloc(size_t size)
{
	return alloc_for(alloc_world_hook ? alloc_world_hook() : NULL, size);
}

void *
kzalloc_for(struct world *w, size_t size)
{
	void *p = alloc_for(w, size);

	if (p)
		memset(p, 0, size);
	return p;
}

void *
kzalloc(size_t size)
{
	return kzalloc_for(alloc_world_hook ? alloc_world_hook() : NULL, size);
}

void
kfree(void *p)
{
	void *dead;

	if (!p)
		return;
	if (((uint64_t)p & ~PAGE_MASK) == 0) {
		large_free(p);
		return;
	}
	assert_eq((uint64_t)p % SMALLEST, 0);
	spin_lock(&lock);
	dead = small_free((struct slab *)((uint64_t)p & PAGE_MASK), p);
	spin_unlock(&lock);
	kfree(dead);
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

static void
retire(unsigned int class)
{
	struct slab *s = empty[class];

	if (s) {
		list_remove(&s->link);
		list_push_front(&retired, &s->link);
		empty[class] = NULL;
	}
	list_append_all(&old, &partial[class]);
}

void
heap_settle(void)
{
	spin_lock(&lock);
	age++;
	for (unsigned int i = 0; i < CLASSES; i++)
		retire(i);
	while (!list_is_empty(&retired)) {
		spare--;
		slab_free(list_first(&retired, struct slab, link));
		spin_unlock(&lock);
		spin_lock(&lock);
	}
	spin_unlock(&lock);
}
