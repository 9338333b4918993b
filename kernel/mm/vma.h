/* SPDX-License-Identifier: MIT */
/* The mappings of an address space: a sorted array of pointers.
 *
 * Looking up is a binary search; inserting moves pointers, 8 bytes a mapping,
 * so even 20,000 mappings (10,000 threads with stacks and guards) cost a few
 * microseconds, where a balanced tree would cost 200 lines.  The mm
 * lock is held unless a function says otherwise. */
#pragma once

#include "kernel/mm/vm.h"

/* In vma->flags: being unmapped, in steps.  Faults see nothing there and it is
 * not merged with a neighbour. */
#define VMA_DYING (1 << 30)
/* Not copied by fork (MADV_DONTFORK). */
#define VMA_DONTFORK (1 << 29)
/* Free addresses below a stack, in which it may grow. */
#define STACK_GAP (256 * PAGE_SIZE)
#define MAP_LOWEST 0x10000ul

struct vma *vma_new(uint64_t start, uint64_t end, int prot, int flags, struct vm_object *object,
                    uint64_t offset, const char *name); /* NULL: no memory; no lock needed */
void vma_free(struct vma *v); /* drops the object too; no lock held; NULL is fine */

/* Index of the first mapping that ends above addr (mm->nvmas: none). */
unsigned int vma_index(struct mm *mm, uint64_t addr);
/* The mapping that contains addr, or NULL. */
struct vma *vma_at(struct mm *mm, uint64_t addr);
/* Nothing is mapped in [start, end). */
bool vma_range_free(struct mm *mm, uint64_t start, uint64_t end);

/* RLIMIT_AS allows size more bytes. */
bool vma_room(struct mm *mm, uint64_t size);
/* Puts v into mm; false: no memory. */
bool vma_insert(struct mm *mm, struct vma *v);
/* The same for a v above all others in an mm that nobody else knows: no lock. */
bool vma_append(struct mm *mm, struct vma *v);
/* Joins mapping i with i + 1 if they are one in all but name. */
void vma_join(struct mm *mm, unsigned int i);
/* Makes addr a boundary.  0 or -ENOMEM. */
int vma_split(struct mm *mm, uint64_t addr);
/* Takes mapping i out; the caller frees it after the lock. */
struct vma *vma_cut(struct mm *mm, unsigned int i);

/* Puts v, of length size, where mmap with these flags would, and joins it with
 * its neighbours; `more` is what counts for RLIMIT_AS.  The address, -ENOMEM,
 * -EEXIST (v is still the caller's). */
long vma_put(struct mm *mm, struct vma *v, uint64_t addr, uint64_t size, int flags, uint64_t more);
/* Is all of [addr, end) mapped, and may it be given prot?  -ENOMEM, -EACCES. */
int vma_check(struct mm *mm, uint64_t addr, uint64_t end, int prot);

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
