/* SPDX-License-Identifier: MIT */
/* Heap objects with room around them, and a wait before freed memory is used
 * again; free frames may not be touched at all.
 *
 *   kmalloc'd: | struct head | object | tail, to the end of what was allocated |
 *
 * Freed objects stay forbidden until the memory is handed out again; the heap
 * itself, which keeps its links in them, is compiled without checks. */
#include "kernel/base/panic.h"
#include "kernel/base/spinlock.h"
#include "kernel/mm/frame.h"
#include "kernel/mm/heap.h"
#include "kernel/sanitize/kasan.h"
#include "lib/base/string.h"

#define TAIL 16ul
#define QUARANTINE (1ul << 20) /* bytes */

void *__real_kmalloc(size_t size);
void *__real_kzalloc_for(struct world *w, size_t size);
void __real_kfree(void *p);
void *__wrap_kmalloc(size_t size);
void *__wrap_kzalloc(size_t size);
void *__wrap_kzalloc_for(struct world *w, size_t size);
void __wrap_kfree(void *p);
char *__wrap_kstrdup(const char *s);
size_t __wrap_heap_bytes(void);

static struct spinlock lock = SPINLOCK_INIT(RANK_HEAP, "quarantine");
static struct head *first, **last = &first; /* [lock] */
static size_t waiting;                      /* [lock] bytes */
static size_t live;                         /* bytes handed out */
static bool exact; /* unit tests count frames: nothing may wait when they look */

static size_t
whole(size_t size)
{
	return (size + GRANULE - 1) & -GRANULE;
}

/* The oldest object in quarantine, if more than `most` bytes wait. */
static struct head *
take_surplus(size_t most)
{
	struct head *h = NULL;

	spin_lock(&lock);
	if (waiting > most && (h = first) != NULL) {
		first = h->next;
		if (first == NULL)
			last = &first;
		waiting -= h->size + sizeof *h;
	}
	spin_unlock(&lock);
	return h;
}

static void
release(size_t most)
{
	struct head *h;

	while ((h = take_surplus(most)) != NULL)
		__real_kfree(h);
}

void
quarantine_drain(void)
{
	exact = true;
	release(0);
}

/* What was allocated with room around it, or NULL: the object. */
static void *
guard(struct head *h, size_t size, int content)
{
	if (h == NULL)
		return NULL;
	*h = (struct head){ .size = size };
	kasan_callers(h->by);
	shadow_set(h, sizeof *h, SHADOW_HEAD);
	shadow_open(h + 1, size);
	shadow_set((char *)(h + 1) + whole(size), TAIL, SHADOW_TAIL);
	__atomic_fetch_add(&live, size, __ATOMIC_RELAXED);
	return memset(h + 1, content, size);
}

static size_t
guarded(size_t size)
{
	size_t all = sizeof(struct head) + whole(size) + TAIL;

	return all > size ? all : SIZE_MAX;
}

void *
__wrap_kmalloc(size_t size)
{
	return guard(__real_kmalloc(guarded(size)), size, 0xa5);
}

void *
__wrap_kzalloc(size_t size)
{
	return guard(__real_kmalloc(guarded(size)), size, 0);
}

void *
__wrap_kzalloc_for(struct world *w, size_t size)
{
	return guard(__real_kzalloc_for(w, guarded(size)), size, 0);
}

char *
__wrap_kstrdup(const char *s)
{
	size_t n = strlen(s) + 1;
	char *copy = __wrap_kmalloc(n);

	return copy != NULL ? memcpy(copy, s, n) : NULL;
}

void
__wrap_kfree(void *p)
{
	struct head *h = (struct head *)p - 1;

	if (p == NULL)
		return;
	if (*shadow_of((uint64_t)p) == SHADOW_FREED || *shadow_of((uint64_t)h) != SHADOW_HEAD)
		kasan_report("free", (uint64_t)p, 0, (uint64_t)__builtin_return_address(0));
	shadow_set(p, whole(h->size) + TAIL, SHADOW_FREED);
	kasan_callers(h->freed);
	__atomic_fetch_sub(&live, h->size, __ATOMIC_RELAXED);
	spin_lock(&lock);
	waiting += h->size + sizeof *h;
	h->next = NULL;
	*last = h;
	last = &h->next;
	spin_unlock(&lock);
	release(QUARANTINE);
}

void *kasan_uncharge(uint32_t ticket, size_t bytes);

/* memory_uncharge as the heap calls it: what it gets, it frees by itself. */
void *
kasan_uncharge(uint32_t ticket, size_t bytes)
{
	void *dead = memory_uncharge(ticket, bytes);
	struct head *h = (struct head *)dead - 1;

	if (dead == NULL)
		return NULL;
	__atomic_fetch_sub(&live, h->size, __ATOMIC_RELAXED);
	shadow_set(h + 1, whole(h->size) + TAIL, SHADOW_FREED);
	return h;
}

size_t
__wrap_heap_bytes(void)
{
	return __atomic_load_n(&live, __ATOMIC_RELAXED);
}

phys_t __real_frame_alloc(struct world *w, bool zero);
phys_t __real_frame_alloc_table(struct world *w);
phys_t __real_frame_alloc_run(struct world *w, size_t n);
void __real_frame_unref(phys_t p);
phys_t __wrap_frame_alloc(struct world *w, bool zero);
phys_t __wrap_frame_alloc_table(struct world *w);
phys_t __wrap_frame_alloc_run(struct world *w, size_t n);
void __wrap_frame_unref(phys_t p);

static phys_t
open_frames(phys_t p, size_t n)
{
	if (p != 0)
		shadow_set(phys_to_virt(p), n * PAGE_SIZE, 0);
	return p;
}

phys_t
__wrap_frame_alloc(struct world *w, bool zero)
{
	return open_frames(__real_frame_alloc(w, zero), 1);
}

phys_t
__wrap_frame_alloc_table(struct world *w)
{
	return open_frames(__real_frame_alloc_table(w), 1);
}

phys_t
__wrap_frame_alloc_run(struct world *w, size_t n)
{
	return open_frames(__real_frame_alloc_run(w, n), n);
}

/* Nobody can take a second reference when ours is the only one. */
void
__wrap_frame_unref(phys_t p)
{
	if (frame_refs(p) == 1)
		shadow_set(phys_to_virt(p), PAGE_SIZE, SHADOW_FRAME);
	__real_frame_unref(p);
}

/* Who asks what is in use gets an answer without what waits. */
#define AFTER_RELEASE(name)                       \
	size_t __real_##name(struct world *w);    \
	size_t __wrap_##name(struct world *w);    \
	size_t __wrap_##name(struct world *w)     \
	{                                         \
		release(0);                       \
		return __real_##name(w);          \
	}

AFTER_RELEASE(frames_charged)
AFTER_RELEASE(frames_heap)
AFTER_RELEASE(memory_charged)

void __real_heap_settle(void);
void __wrap_heap_settle(void);

void
__wrap_heap_settle(void)
{
	release(0);
	__real_heap_settle();
}

size_t __real_frames_free(void);
size_t __wrap_frames_free(void);

size_t
__wrap_frames_free(void)
{
	if (exact)
		release(0);
	return __real_frames_free();
}
