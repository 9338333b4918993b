/* SPDX-License-Identifier: MIT */
/* What an address space is at a moment, to be brought back to it: mappings, the
 * contents of pages of its own, page tables.  It stays the same struct mm with the
 * same frames, so that what a thread of it finds is what it would have found then. */
#pragma once

#include "kernel/mm/vm.h"

struct saved_mm;

/* No thread changes it meanwhile.  The copies are charged to the kernel.  NULL: no memory, or
 * pages that others share and write cannot be brought back. */
struct saved_mm *mm_save(struct mm *mm);
/* Nobody uses mm, and the current thread is one of its world.  False: no memory, and mm is of no use any more. */
bool mm_restore(struct mm *mm, struct saved_mm *s);
void saved_mm_free(struct saved_mm *s); /* NULL is fine */
