/* SPDX-License-Identifier: MIT */
/* Contents of regular files, page by page (struct pages in fs/inode.h). */
#pragma once

#include "kernel/fs/inode.h"

/* A file can be this long; beyond it is -EFBIG. */
#define FILE_MAX (1ull << 30)

void pages_init(struct pages *p);
void pages_drop(struct pages *p); /* frees all; nobody maps or opens it any more */
void pages_set_base(struct pages *p, struct initrd_file *base);

/* Both with the inode's lock held.  The bytes at `at`, at most n: how many lie
 * side by side; *bytes is NULL where the file has a hole. */
size_t pages_read(struct pages *p, uint64_t at, size_t n, const uint8_t **bytes);
/* The same for writing: a frame of the file's own.  0: no memory. */
size_t pages_write(struct pages *p, uint64_t at, size_t n, uint8_t **bytes);
/* Bytes were stored up to `end`: the file is at least that long. */
void pages_grow(struct pages *p, uint64_t end);
void pages_resize(struct pages *p, uint64_t size); /* truncate */
/* Everything is charged to q from now on, limit or not; its inode is already. */
void pages_set_quota(struct pages *p, struct quota *q);
/* The first page from `index` on that is stored (or, !stored, that is a hole), or
 * the one behind the end. */
size_t pages_find(struct pages *p, size_t index, bool stored);
size_t pages_stored(struct pages *p); /* how many are */
/* Whose pages these are; NULL: no file's. */
struct inode *pages_inode(struct vm_object *o);
void pages_share(struct pages *p);                 /* about to be mapped MAP_SHARED */
