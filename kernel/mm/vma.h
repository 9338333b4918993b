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

/* Free addresses for size bytes, from mm->mmap_top down; 0: none. */
uint64_t vma_search(struct mm *mm, uint64_t size);
