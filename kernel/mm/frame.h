/* SPDX-License-Identifier: MIT */
/* Physical memory: frames of 4 KiB with reference counts, charged to worlds.
 *
 * All RAM is mapped at PHYS_BASE, so a frame's bytes are always reachable:
 * phys_to_virt and back.  A frame belongs to the world that allocated it
 * until its last reference goes. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/abi/limits.h" /* PAGE_SIZE */
#include "kernel/base/world.h"

#define PAGE_MASK (~(PAGE_SIZE - 1))
#define PHYS_BASE 0xffff800000000000ul
#define KERNEL_BASE 0xffffffff80000000ul /* the kernel image: KERNEL_BASE + phys */

typedef uint64_t phys_t;

static inline void *
phys_to_virt(phys_t p)
{
	return (void *)(p + PHYS_BASE);
}

static inline phys_t
virt_to_phys(const void *v) /* v lies in the direct map or the kernel image */
{
	uint64_t a = (uint64_t)v;
	return a >= KERNEL_BASE ? a - KERNEL_BASE : a - PHYS_BASE;
}

/* Gives [start, end) to the allocator at boot; whole frames only.  What lies
 * above the direct map of that moment (1 GiB until vm_init) waits until
 * frames_mapped says that the map reaches `end`. */
void frames_add(phys_t start, phys_t end);
void frames_mapped(phys_t end);
/* The whole frames of [start, end), which nobody gave to the allocator: what lies there stays, and may be mapped with a
 * reference as any other. At boot, with memory mapped; false: no memory. */
bool frames_keep(phys_t start, phys_t end);

/* A frame with one reference, charged to w (NULL: the kernel), or 0 when RAM
 * or the world's quota is used up.  Contents: zero if `zero`, else anything. */
phys_t frame_alloc(struct world *w, bool zero);
/* `n` physically adjacent frames (boot tables, kernel heap slabs), or 0. */
phys_t frame_alloc_run(struct world *w, size_t n);

/* A zeroed page table. */
phys_t frame_alloc_table(struct world *w);

void frame_ref(phys_t p);
void frame_unref(phys_t p); /* the last one frees the frame */
uint32_t frame_refs(phys_t p);

/* A number beside the frame for whoever allocated it. */
uint32_t frame_note(phys_t p);
void frame_set_note(phys_t p, uint32_t note);

size_t frames_free(void);              /* of the machine, with what heap and stacks keep in store */
size_t frames_total(void);
size_t frames_charged(struct world *w); /* in use on behalf of w */
size_t frames_tables(struct world *w);  /* of those, page tables */
size_t frames_heap(struct world *w);    /* bytes of small heap objects and kernel stacks */
size_t memory_charged(struct world *w); /* frames and heap together, in frames: what the quota limits */
size_t frames_quota(struct world *w);   /* most that w can ever have */
void frames_set_quota(struct world *w, size_t frames);

/* Kernel memory inside frames of the kernel's own, on behalf of w; the ticket is
 * for giving it back, 0: w's quota is used up.  Any context. */
uint32_t memory_charge(struct world *w, size_t bytes);
/* Returns what is to be kfree'd when no lock is held, or NULL. */
void *memory_uncharge(uint32_t ticket, size_t bytes);

/* Registers the world slot; after kmalloc_init, before the first world. */
void mm_world_init(void);
