/* SPDX-License-Identifier: MIT */
/* Physical frames.
 *
 * Each range of RAM has an array of struct frame at its start, one for each
 * frame behind it.  A frame is in one of two states:
 *   free     note == NOTE_FREE, in the free list, nobody's
 *   in use   note is its owner's, refs > 0, charged to `owner`; refs reaches 0
 *            in frame_unref, which alone frees it
 * RAM in which something lies from boot on, for good, has its array elsewhere, and
 * its frames a reference that nobody gives back.
 *
 * Single frames come off a list in O(1).  A run of adjacent frames is searched
 * for from the top of RAM down, O(frames): runs are rare (large kernel
 * buffers), and single frames come from the bottom, so the top stays whole for
 * long.  That is why a buddy system is not worth its lines here.  The search takes
 * no lock: what it finds is a guess, and frames are then taken a few at a time,
 * as long as they are free. */
#include "kernel/mm/frame.h"

#include "kernel/abi/errno.h"
#include "kernel/base/panic.h"
#include "kernel/base/printk.h"
#include "kernel/base/spinlock.h"
#include "kernel/mm/heap.h"
#include "lib/base/string.h"

#define NOTE_FREE UINT32_MAX
#define TICKET_UNIT 16
#define NOTE_TABLE (UINT32_MAX - 1)
#define MAX_REGIONS 32
#define BOOT_MAP_END (1ul << 30) /* what the boot tables map */
#define RUN_STEP 64              /* frames taken under one hold of the lock */
#define RESERVE 48               /* frames that only the kernel itself may take */

/* What a world has and may have.  It outlives its world until all is given
 * back. */
struct account {
	size_t used, quota;  /* [frame lock] frames */
	size_t tables;       /* [frame lock] of them page tables */
	atomic_size_t heap;  /* bytes of kernel memory that lies in frames of the kernel */
	bool orphan;         /* [frame lock] its world is gone */
} __attribute__((aligned(TICKET_UNIT)));

struct frame {
	_Atomic uint32_t refs;
	uint32_t note;
	union {
		struct account *owner;                  /* in use */
		struct { uint32_t prev, next; } link;   /* free: frame numbers, 0 ends */
	};
};
_Static_assert(sizeof(struct frame) == 16, "0.4 % of RAM");

struct region {
	phys_t start, end;
	struct frame *frames; /* of start, start + PAGE_SIZE, ... */
};

static struct spinlock lock = SPINLOCK_INIT(RANK_FRAME, "frames");
static struct region regions[MAX_REGIONS]; /* ascending; constant after boot */
static unsigned int nregions;
static struct region kept;             /* constant after boot; none of its frames is ever free */
static struct region waiting[MAX_REGIONS]; /* handed over, not mapped yet */
static unsigned int nwaiting;
static phys_t mapped_end = BOOT_MAP_END;
static uint32_t first_free;                /* [lock] frame number, 0: none */
static size_t nfree, ntotal;               /* [lock] */
static struct account kernel_account = { .quota = SIZE_MAX };

static struct frame *
frame_kept(phys_t p)
{
	if (p < kept.start || p >= kept.end)
		panic("no frame at %#lx", p);
	return &kept.frames[(p - kept.start) / PAGE_SIZE];
}

/* As many instructions wherever p lies, if it can be free: a seeded world gets other frames than the one before. */
static inline struct frame *
frame_of(phys_t p)
{
	const struct region *r;
	unsigned int n = 0;
	uint64_t offset;

	for (unsigned int i = 1; i < nregions; i++)
		n += p >= regions[i].start;
	r = &regions[n];
	offset = p - r->start;
	if (offset >= r->end - r->start)
		return frame_kept(p);
	return &r->frames[offset / PAGE_SIZE];
}

static struct account *
account_of(struct world *w)
{
	return w && w->slot[WORLD_FRAMES] ? w->slot[WORLD_FRAMES] : &kernel_account;
}

static void
free_list_push(struct frame *f, uint32_t number)
{
	f->note = NOTE_FREE;
	f->link.prev = 0;
	f->link.next = first_free;
	if (first_free)
		frame_of((phys_t)first_free * PAGE_SIZE)->link.prev = number;
	first_free = number;
	nfree++;
}

static void
free_list_take(struct frame *f)
{
	if (f->link.prev)
		frame_of((phys_t)f->link.prev * PAGE_SIZE)->link.next = f->link.next;
	else
		first_free = f->link.next;
	if (f->link.next)
		frame_of((phys_t)f->link.next * PAGE_SIZE)->link.prev = f->link.prev;
	nfree--;
}

/* A new region: its own first frames hold the array for the rest. */
static void
region_add(phys_t start, phys_t end)
{
	size_t n = (end - start) / PAGE_SIZE;
	size_t array = (n * sizeof(struct frame) + PAGE_SIZE - 1) & PAGE_MASK;
	struct region *r = &regions[nregions];

	if (n * PAGE_SIZE <= array)
		return;
	assert_lt(nregions, MAX_REGIONS);
	assert(nregions == 0 || start >= regions[nregions - 1].end);
	n -= array / PAGE_SIZE;
	*r = (struct region){ start + array, end, phys_to_virt(start) };
	memset(r->frames, 0, array);
	nregions++;
	for (size_t i = n; i-- > 0;)
		free_list_push(&r->frames[i], r->start / PAGE_SIZE + i);
	ntotal += n;
}

void
frames_add(phys_t start, phys_t end)
{
	start = (start + PAGE_SIZE - 1) & PAGE_MASK;
	end &= PAGE_MASK;
	if (start == 0)
		start = PAGE_SIZE; /* 0 means "no frame" */
	if (end > mapped_end) {
		assert_lt(nwaiting, MAX_REGIONS);
		waiting[nwaiting].start = start > mapped_end ? start : mapped_end;
		waiting[nwaiting++].end = end;
		end = mapped_end;
	}
	if (start < end)
		region_add(start, end);
}

void
frames_mapped(phys_t end)
{
	if (end > mapped_end)
		mapped_end = end;
	for (unsigned int i = 0; i < nwaiting; i++)
		region_add(waiting[i].start, waiting[i].end);
	nwaiting = 0;
}

bool
frames_keep(phys_t start, phys_t end)
{
	struct region r = { (start + PAGE_SIZE - 1) & PAGE_MASK, end & PAGE_MASK, NULL };
	size_t n = r.start < r.end ? (r.end - r.start) / PAGE_SIZE : 0;
	phys_t array;

	assert(kept.end == 0);
	if (n == 0)
		return true;
	array = frame_alloc_run(NULL, (n * sizeof(struct frame) + PAGE_SIZE - 1) / PAGE_SIZE);
	if (array == 0)
		return false;
	r.frames = phys_to_virt(array);
	for (size_t i = 0; i < n; i++)
		r.frames[i] = (struct frame){ .refs = 1, .owner = &kernel_account };
	kept = r;
	return true;
}

/* May `a` have n more?  The last frames are for the kernel: without them it
 * could not even report that memory is short. */
static bool
may_charge(const struct account *a, size_t n)
{
	size_t used = a->used + atomic_load(&a->heap) / PAGE_SIZE;

	assert_held(&lock);
	if (used > a->quota || a->quota - used < n)
		return false;
	return nfree >= n + (a == &kernel_account ? 0 : RESERVE);
}

static void
frame_take(struct frame *f, struct account *a)
{
	free_list_take(f);
	f->owner = a;
	f->note = 0;
	f->refs = 1;
	a->used++;
}

phys_t
frame_alloc(struct world *w, bool zero)
{
	struct account *a = account_of(w);
	phys_t p = 0;

	if (alloc_fails())
		return 0;
	spin_lock(&lock);
	if (may_charge(a, 1)) {
		p = (phys_t)first_free * PAGE_SIZE;
		frame_take(frame_of(p), a);
	}
	spin_unlock(&lock);
	if (p && zero)
		memset(phys_to_virt(p), 0, PAGE_SIZE);
	return p;
}

phys_t
frame_alloc_table(struct world *w)
{
	phys_t p = frame_alloc(w, true);

	if (p) {
		spin_lock(&lock);
		frame_of(p)->note = NOTE_TABLE;
		frame_of(p)->owner->tables++;
		spin_unlock(&lock);
	}
	return p;
}

/* The highest n adjacent frames of r below index `end` that seem to be free: the
 * index of the first, or -1. */
static long
region_find(const struct region *r, size_t n, long end)
{
	long i = end - (long)n;

	while (i >= 0) {
		size_t free = 0;

		while (free < n &&
		       __atomic_load_n(&r->frames[i + (long)free].note, __ATOMIC_RELAXED) == NOTE_FREE)
			free++;
		if (free == n)
			return i;
		/* Frame i + free is taken: the run must end below it. */
		i += (long)free - (long)n;
	}
	return -1;
}

/* Takes up to n frames from f on, as long as they are free: how many. */
static size_t
take_free(struct frame *f, size_t n, struct account *a)
{
	size_t k = 0;

	spin_lock(&lock);
	while (k < n && f[k].note == NOTE_FREE && may_charge(a, 1))
		frame_take(&f[k++], a);
	spin_unlock(&lock);
	return k;
}

/* Takes n frames from index `at` on, or none. */
static bool
take_run(const struct region *r, size_t at, size_t n, struct account *a)
{
	size_t taken = 0, step, got;

	do {
		step = n - taken < RUN_STEP ? n - taken : RUN_STEP;
		got = take_free(&r->frames[at + taken], step, a);
		taken += got;
	} while (got == step && taken < n);
	while (taken < n && taken > 0)
		frame_unref(r->start + (at + --taken) * PAGE_SIZE);
	return taken == n;
}

static bool
allows(struct account *a, size_t n)
{
	bool r;

	spin_lock(&lock);
	r = may_charge(a, n);
	spin_unlock(&lock);
	return r;
}

phys_t
frame_alloc_run(struct world *w, size_t n)
{
	struct account *a = account_of(w);

	if (n == 1)
		return frame_alloc(w, false);
	if (alloc_fails())
		return 0;
	for (unsigned int i = nregions; i-- > 0;) {
		struct region *r = &regions[i];
		long at = (long)((r->end - r->start) / PAGE_SIZE);

		while (allows(a, n) && (at = region_find(r, n, at)) >= 0) {
			if (take_run(r, (size_t)at, n, a))
				return r->start + (phys_t)at * PAGE_SIZE;
			at += (long)n - 1; /* somebody was faster; the lowest of them, perhaps */
		}
	}
	return 0;
}

void
frame_ref(phys_t p)
{
	uint32_t before = atomic_fetch_add(&frame_of(p)->refs, 1);

	assert_gt(before, 0);
}

/* Is the account to be freed now? */
static struct account *
unused(struct account *a)
{
	assert_held(&lock);
	return a->orphan && a->used == 0 && atomic_load(&a->heap) == 0 ? a : NULL;
}

void
frame_unref(phys_t p)
{
	struct frame *f = frame_of(p);
	uint32_t before = atomic_fetch_sub(&f->refs, 1);
	struct account *a;
	void *dead;

	assert_gt(before, 0);
	if (before > 1)
		return;
	spin_lock(&lock);
	a = f->owner;
	assert_gt(a->used, 0);
	a->used--;
	a->tables -= f->note == NOTE_TABLE;
	free_list_push(f, p / PAGE_SIZE);
	dead = unused(a);
	spin_unlock(&lock);
	if (dead)
		kfree(dead);
}

uint32_t
frame_refs(phys_t p)
{
	return frame_of(p)->refs;
}

uint32_t
frame_note(phys_t p)
{
	return frame_of(p)->note;
}

void
frame_set_note(phys_t p, uint32_t note)
{
	assert(note != NOTE_FREE);
	frame_of(p)->note = note;
}

static size_t
read_locked(const size_t *n)
{
	spin_lock(&lock);
	size_t value = *n;
	spin_unlock(&lock);
	return value;
}

size_t
frames_free(void)
{
	return read_locked(&nfree) + kstack_cached() + kheap_spare();
}

size_t
frames_total(void)
{
	return read_locked(&ntotal);
}

size_t
frames_charged(struct world *w)
{
	return read_locked(&account_of(w)->used);
}

size_t
frames_tables(struct world *w)
{
	return read_locked(&account_of(w)->tables);
}

size_t
frames_heap(struct world *w)
{
	return atomic_load(&account_of(w)->heap);
}

size_t
memory_charged(struct world *w)
{
	return frames_charged(w) + frames_heap(w) / PAGE_SIZE;
}

/* A ticket tells where the account is; 32 bits reach 64 GiB. */
uint32_t
memory_charge(struct world *w, size_t bytes)
{
	struct account *a = account_of(w);
	size_t heap = atomic_fetch_add(&a->heap, bytes) + bytes;

	if (a->quota - a->used > heap / PAGE_SIZE && a->used <= a->quota)
		return (uint32_t)(virt_to_phys(a) / TICKET_UNIT);
	atomic_fetch_sub(&a->heap, bytes);
	return 0;
}

void *
memory_uncharge(uint32_t ticket, size_t bytes)
{
	struct account *a = phys_to_virt((phys_t)ticket * TICKET_UNIT);
	struct account *dead = NULL;
	size_t before = atomic_fetch_sub(&a->heap, bytes);

	assert(before >= bytes);
	if (before == bytes) {
		spin_lock(&lock);
		dead = unused(a);
		spin_unlock(&lock);
	}
	return dead;
}

size_t
frames_quota(struct world *w)
{
	size_t quota = read_locked(&account_of(w)->quota), total = frames_total();

	return quota < total ? quota : total;
}

void
frames_set_quota(struct world *w, size_t frames)
{
	spin_lock(&lock);
	account_of(w)->quota = frames;
	spin_unlock(&lock);
}

static int
account_create(struct world *w)
{
	struct account *a = kzalloc(sizeof(*a));

	if (!a)
		return -ENOMEM;
	a->quota = SIZE_MAX;
	w->slot[WORLD_FRAMES] = a;
	return 0;
}

/* A leak is reported, not fatal. */
static void
account_destroy(struct world *w)
{
	struct account *a = w->slot[WORLD_FRAMES], *dead;
	size_t left = frames_charged(w), heap = frames_heap(w);

	if (left || heap)
		printk("mm: world %u leaves %zu frames, %zu bytes of heap\n", w->id, left, heap);
	w->slot[WORLD_FRAMES] = NULL;
	spin_lock(&lock);
	a->orphan = true;
	dead = unused(a);
	spin_unlock(&lock);
	kfree(dead);
}

void
mm_world_init(void)
{
	static const struct world_floor floor = {
		WORLD_FRAMES, "frames", account_create, account_destroy
	};

	world_alloc = kmalloc;
	world_free = kfree;
	world_register(&floor);
}
