/* SPDX-License-Identifier: MIT */
/* Kernel heap: size classes of powers of two over frames; larger sizes are
 * runs of frames.  Callable from anywhere but interrupt handlers of panic. */
#pragma once

#include <stddef.h>

void kmalloc_init(void);
void *kmalloc(size_t size);  /* 16-byte aligned, or NULL */
void *kzalloc(size_t size);  /* the same, zeroed */
void kfree(void *p);         /* NULL is fine */
char *kstrdup(const char *s);
size_t heap_bytes(void);     /* handed out and not freed */

size_t kheap_spare(void);    /* frames kept though nothing is in them */

/* A kernel stack: KSTACK_SIZE bytes below the returned top, an unmapped page
 * below those.  NULL when memory is short. */
#define KSTACK_SIZE (3 * 4096)
void *kstack_alloc(void);
void kstack_free(void *top); /* not from the stack itself */
size_t kstack_cached(void);  /* frames in stacks kept for reuse */
/* Gives frames of many cached stacks back; no spinlock held. */
void kstack_trim(void);
