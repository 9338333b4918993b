/* SPDX-License-Identifier: MIT */
/* The kernel under address sanitizer: what its parts share.
 *
 * Each 8 bytes of kernel memory (a granule) have a shadow byte: 0 all may be
 * touched, 1 to 7 only so many from the start, else why none.  gcc calls
 * __asan_load8_noabort and the like before each access, and writes the shadow
 * of a function's frame itself.
 *
 * Nothing of the kernel knows of this: the linker puts __wrap_X in the place of
 * X (kernel/build.mk), so heap, frames and stacks are the tested ones, and the
 * wrappers only keep the shadow. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GRANULE 8ul
#define SHADOW_OFFSET 0xdffffc0000000000ul /* also told to gcc, in kernel/build.mk */

enum {
	SHADOW_HEAD = 0xfa,   /* struct head, in front of a heap object */
	SHADOW_TAIL = 0xfb,   /* behind a heap object */
	SHADOW_FREED = 0xfd,  /* a heap object that was freed */
	SHADOW_FRAME = 0xfc,  /* a free frame */
	SHADOW_GLOBAL = 0xf9,
	SHADOW_SCOPE = 0xf8,  /* gcc: a variable out of scope; 0xf1 to 0xf3 beside one */
};

#define CALLERS 3

/* In front of each heap object; its granules are SHADOW_HEAD. */
struct head {
	struct head *next;      /* in quarantine */
	size_t size;
	uint64_t by[CALLERS];   /* who allocated it */
	uint64_t freed[CALLERS];
};
_Static_assert(sizeof(struct head) == 64, "objects stay 16-byte aligned");

static inline uint8_t *
shadow_of(uint64_t a)
{
	return (uint8_t *)((a >> 3) + SHADOW_OFFSET);
}

/* shadow.c */
bool shadow_covers(uint64_t a);
void shadow_set(const void *start, size_t n, uint8_t why); /* whole granules */
void shadow_open(const void *start, size_t n);             /* any n */
/* The first of n bytes that may not be touched; true if there is one. */
bool shadow_first_bad(uint64_t a, size_t n, uint64_t *bad);

/* report.c: says what is known of the address, and panics. */
__attribute__((noreturn)) void kasan_report(const char *what, uint64_t a, size_t n, uint64_t pc);
/* The callers of the function that calls this. */
void kasan_callers(uint64_t out[CALLERS]);

/* heap.c: what waits in quarantine is really freed. */
void quarantine_drain(void);
