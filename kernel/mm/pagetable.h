/* SPDX-License-Identifier: MIT */
/* Four levels of page tables; level 0 holds the entries of 4 KiB pages.
 *
 * A leaf of user space is in use if it is not zero: PROT_NONE takes the
 * present bit away and keeps the frame.  A leaf holds one reference to its
 * frame.  Callers hold the mm lock, or nobody else can reach the tables. */
#pragma once

#include <stdint.h>

#include "kernel/abi/mman.h"
#include "kernel/mm/vm.h"

typedef uint64_t pte_t;

#define PTE_PRESENT 0x001ul
#define PTE_WRITE 0x002ul
#define PTE_USER 0x004ul
#define PTE_UNCACHED 0x018ul /* PCD and PWT */
#define PTE_ACCESSED 0x020ul
#define PTE_DIRTY 0x040ul
#define PTE_BIG 0x080ul      /* in level 1: 2 MiB */
#define PTE_GLOBAL 0x100ul
#define PTE_SHARED 0x200ul   /* ours: of a MAP_SHARED mapping */
#define PTE_NX (1ul << 63)
#define PTE_FRAME 0x000ffffffffff000ul

#define USER_TOP (1ul << 47) /* where the user half of the top table ends */

/* A leaf that is in use under new protection, but not writable if it was not. */
static inline pte_t
pte_protect(pte_t e, int prot)
{
	pte_t keep = PTE_FRAME | PTE_USER | PTE_ACCESSED | PTE_DIRTY | PTE_SHARED |
		     (prot & PROT_WRITE ? PTE_WRITE : 0);

	return (e & keep) | (prot ? PTE_PRESENT : 0) | (prot & PROT_EXEC ? 0 : PTE_NX);
}

/* Bytes that one entry of a level stands for. */
static inline uint64_t
pt_span(int level)
{
	return PAGE_SIZE << (9 * level);
}

static inline unsigned int
pt_index(uint64_t addr, int level)
{
	return addr / pt_span(level) % 512;
}

#define PT_LINE 8 /* entries that are looked at together: most tables are almost empty */

static inline bool
pt_line_is_empty(const pte_t *e)
{
	return (e[0] | e[1] | e[2] | e[3] | e[4] | e[5] | e[6] | e[7]) == 0;
}

/* The entry of addr at `level`, making the tables above it (charged to w).
 * NULL: no memory. */
pte_t *pt_make(phys_t root, uint64_t addr, int level, struct world *w);

/* The first address in [*addr, end) whose last-level table exists, in *addr,
 * and its entry.  NULL: there is none below the new *addr, which is `end`, or
 * less where others should get a turn. */
pte_t *pt_first(phys_t root, uint64_t *addr, uint64_t end);

/* The leaf entry of addr, or NULL if no table leads there. */
pte_t *pt_find(phys_t root, uint64_t addr);

/* Frames taken out of page tables, to be freed after the lock. */
#define GATHER_MAX 128
struct gather {
	unsigned int n;
	phys_t frames[GATHER_MAX];
};

/* Takes the pages from addr on out of mm's tables until `end`, or until g is
 * full, and makes every CPU forget them; returns where it stopped.  Tables that lie in [gap_start, gap_end) go
 * too: the caller knows that nothing else is mapped there. */
uint64_t pt_drop(struct mm *mm, uint64_t addr, uint64_t end, uint64_t gap_start, uint64_t gap_end,
                 struct gather *g);

/* mm.c: smp_reload_hook; forgets translations, lets go of a dead mm. */
void mm_reload(void);
/* mm.c: every CPU forgets [start, end) before it next runs a thread of mm, or at once if it does.  Preemption off;
 * the mm lock may be held. */
void mm_flush(struct mm *mm, uint64_t start, uint64_t end);
/* The same when tables went: at once also where mm is only loaded. */
void mm_flush_tables(struct mm *mm, uint64_t start, uint64_t end);
/* Drops the references in g; no lock needed. */
void gather_free(struct gather *g);
/* A number for an mm or an object of w; never used again.  Its lower half counts in w. */
uint64_t mm_new_id(struct world *w);
/* kernel.c: the kernel's own top table. */
extern phys_t kernel_root;
