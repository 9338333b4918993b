/* SPDX-License-Identifier: MIT */
/* The mappings of an address space: a list in order of address, and a treap over
 * it: a search tree in which weights, drawn at random, never grow downwards, so
 * that it is about as deep as a balanced one.  The mm lock is held unless a
 * function says otherwise. */
#pragma once

#include "kernel/mm/vm.h"

/* In vma->flags: its pages are on their way elsewhere, or here.  Faults see
 * nothing there. */
#define VMA_MOVING (1 << 30)
/* Not copied by fork (MADV_DONTFORK). */
#define VMA_DONTFORK (1 << 29)
/* Free addresses below a stack, in which it may grow. */
#define STACK_GAP (256 * PAGE_SIZE)
#define MAP_LOWEST 0x10000ul
#define VMA_BATCH 128 /* so many mappings are looked at, then others get a turn */

/* Waits until nobody else changes mappings, and takes the lock; no spinlock held
 * before.  A pause gives the lock back for a moment: what others find is what a
 * program may find that looks at mappings while another thread changes them. */
void mm_change_begin(struct mm *mm);
void mm_change_pause(struct mm *mm);
void mm_change_end(struct mm *mm); /* unlocks */

struct vma *vma_new(uint64_t start, uint64_t end, int prot, int flags, struct vm_object *object,
                    uint64_t offset, const char *name); /* NULL: no memory; no lock needed */
void vma_free(struct vma *v); /* drops the object too; no lock held; NULL is fine */

/* The first mapping that ends above addr, or NULL. */
struct vma *vma_above(struct mm *mm, uint64_t addr);
/* The neighbours of v by address, or NULL. */
struct vma *vma_next(struct mm *mm, struct vma *v);
struct vma *vma_prev(struct mm *mm, struct vma *v);
/* The mapping that contains addr, or NULL. */
struct vma *vma_at(struct mm *mm, uint64_t addr);
/* Nothing is mapped in [start, end). */
bool vma_range_free(struct mm *mm, uint64_t start, uint64_t end);

/* RLIMIT_AS allows size more bytes. */
bool vma_room(struct mm *mm, uint64_t size);
/* So many more bytes may be locked, of `most` (RLIMIT_MEMLOCK, asked for before the
 * lock): 0 or -EAGAIN. */
int vm_lock_room(struct mm *mm, uint64_t size, uint64_t most);
/* Puts v into mm (no lock if nobody else knows mm). */
void vma_insert(struct mm *mm, struct vma *v);
/* Moves the bounds of v, not past a neighbour (likewise). */
void vma_resize(struct mm *mm, struct vma *v, uint64_t start, uint64_t end);

/* These in a change of mm.  Joins v with its neighbours if they are one in all but name. */
void vma_join(struct mm *mm, struct vma *v);
/* Makes addr and end boundaries.  0 or -ENOMEM. */
int vma_split(struct mm *mm, uint64_t addr, uint64_t end);
/* Takes v out; the caller frees it after the lock. */
void vma_cut(struct mm *mm, struct vma *v);
/* Puts v, of length size, where mmap with these flags would, and joins it with
 * its neighbours; `more` is what counts for RLIMIT_AS.  The address, -ENOMEM,
 * -EEXIST (v is still the caller's). */
long vma_put(struct mm *mm, struct vma *v, uint64_t addr, uint64_t size, int flags, uint64_t more);
/* munmap of [addr, end): 0 or -ENOMEM. */
int vma_unmap(struct mm *mm, uint64_t addr, uint64_t end);

static inline uint64_t
page_round(uint64_t n)
{
	return (n + PAGE_SIZE - 1) & PAGE_MASK;
}

/* A page-aligned start and a size that stays in user space. */
static inline bool
vma_range_good(uint64_t addr, uint64_t size)
{
	return addr % PAGE_SIZE == 0 && addr <= USER_END && size <= USER_END - addr;
}
