/* SPDX-License-Identifier: MIT */
/* The one door to user memory.
 *
 * A user address is a type of its own: *p does not compile on it, and only the
 * functions below look behind it.  They may fault pages in, so they may not be
 * called with a spinlock held (asserted).  All return 0 or -EFAULT. */
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct {
	uint64_t addr;
} uptr;

#define USER_END 0x00007ffffffff000ul /* first address that is not user space */
#define UPTR(a) ((uptr){ (uint64_t)(a) })

static inline uptr
uptr_add(uptr p, int64_t offset)
{
	return UPTR(p.addr + (uint64_t)offset);
}

int copy_in(void *to, uptr from, size_t n);
int copy_out(uptr to, const void *from, size_t n);
int clear_out(uptr to, size_t n);

/* Copies a string with its NUL into to[size]: its length, -EFAULT, or
 * -ENAMETOOLONG when it does not fit. */
long copy_in_str(char *to, uptr from, size_t size);

/* Atomic 32-bit operations on user memory, for futex and robust lists. */
int user_load32(uptr p, uint32_t *value);
/* *old gets what was there; the store happened iff *old == expected. */
int user_cas32(uptr p, uint32_t expected, uint32_t desired, uint32_t *old);

/* Registered by the trap handler: where a faulting access in this file goes
 * on, or 0 if `rip` is not one. */
uint64_t user_fixup(uint64_t rip);
