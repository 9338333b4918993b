/* SPDX-License-Identifier: MIT */
/* Kernel heap: size classes of powers of two over frames; larger sizes are
 * runs of frames.  Callable from anywhere but interrupt handlers of panic. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/base/scope.h"

struct world;

void kmalloc_init(void);
void *kmalloc(size_t size);  /* 16-byte aligned, or NULL */
void *kzalloc(size_t size);  /* the same, zeroed */
void *kzalloc_for(struct world *w, size_t size); /* on behalf of w; NULL: the kernel's own */
void kfree(void *p);         /* NULL is fine */
static inline void
kfree_scoped(void *variable) /* base/scope.h */
{
	kfree(*(void **)variable);
}
char *kstrdup(const char *s);
size_t heap_bytes(void);     /* handed out and not freed */
/* From here on no allocation or free takes longer or shorter for what was
 * allocated before: half full slabs are set aside until they are empty. */
void heap_settle(void);
/* What was written behind the object's end: only with redzones (boot option
 * redzone=1; make DEBUG=1 has them always), and kfree asks itself. */
bool heap_damaged(const void *p);

/* sched registers on whose behalf the current thread allocates, and whether this
 * allocation shall fail, as if memory were short (frames and stacks too). */
extern struct world *(*alloc_world_hook)(void);
extern bool (*alloc_fails_hook)(void);

static inline bool
alloc_fails(void)
{
	return alloc_fails_hook && alloc_fails_hook();
}

size_t kheap_spare(void);    /* frames kept though nothing is in them */

/* A kernel stack: KSTACK_SIZE bytes below the returned top, an unmapped page
 * below those.  NULL when memory is short. */
#define KSTACK_SIZE (3 * 4096)
void *kstack_alloc(void); /* charged by who makes the thread */
void kstack_free(void *top); /* not from the stack itself */
size_t kstack_cached(void);  /* frames in stacks kept for reuse */
/* Gives frames of many cached stacks back; no spinlock held. */
void kstack_trim(void);
void kstack_settle(void); /* of all: the next one costs what the first did */
