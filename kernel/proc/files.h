/* SPDX-License-Identifier: MIT */
/* Descriptor tables: small numbers for open files.
 *
 *     fd = files_add(files, file, 0, O_CLOEXEC);   lowest free number
 *     file = files_get(files, fd);                 with a reference
 *     ...
 *     file_put(file);
 *
 * The threads of a process share one table; fork copies it.  The table grows
 * by doubling up to RLIMIT_NOFILE. */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "kernel/base/spinlock.h"
#include "kernel/ipc/file.h"

#define FILES_START 32
#define FILES_MAX 16384

struct files {
	struct spinlock lock;
	atomic_uint refs;
	unsigned int size;      /* [lock] entries in slot */
	unsigned int full;      /* [lock] no number below this is free */
	struct file_slot *slot; /* [lock] */
	uint64_t alive;         /* as in struct file (proc/stuck.c) */
};

struct file_slot {
	struct file *file; /* one reference, or NULL */
	bool cloexec;
};

struct files *files_create(void); /* NULL: no memory */
struct files *files_copy(struct files *from);
struct files *files_share(struct files *files);
/* The last reference closes all. */
void files_release(struct files *files);

/* The file of a descriptor with a reference, or NULL. */
struct file *files_get(struct files *files, int fd);
/* Is the current thread the only one that could change this table? Then it needs no lock, and for as long
 * as it closes nothing no references either (files_borrow). */
bool files_are_mine(const struct files *files);

static inline struct file *
files_borrow(const struct files *files, unsigned int fd)
{
	struct file *f = fd < files->size ? files->slot[fd].file : NULL;

	return f && !file_is_path(f) ? f : NULL;
}

/* The lowest free descriptor >= from gets `file`, whose reference it takes
 * over on success: the number, -EMFILE, -ENOMEM. */
int files_add(struct files *files, struct file *file, unsigned int from, bool cloexec);
/* One more descriptor is possible: 0, or what files_add would say.  For calls
 * that make something before they enter it. */
int files_room(struct files *files);
/* Exactly this descriptor, closing what was there: fd, -EBADF, -ENOMEM. */
int files_set(struct files *files, struct file *file, unsigned int fd, bool cloexec);
int files_close(struct files *files, int fd);
void files_close_on_exec(struct files *files);
int files_cloexec(struct files *files, int fd);             /* 0 or 1, -EBADF */
int files_set_cloexec(struct files *files, int fd, bool on);
/* Calls fn for each open file, under a spinlock. */
void files_each(struct files *files, void (*fn)(struct file *f, void *arg), void *arg);
/* The next open descriptor >= from, or -1: for /proc. */
int files_next(struct files *files, unsigned int from);
