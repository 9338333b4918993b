/* SPDX-License-Identifier: MIT */
/* The initrd: the files every world begins with. */
#pragma once

#include "kernel/fs/inode.h"

/* A regular file of the archive.  Its bytes stay where the loader put them. */
struct initrd_file {
	const uint8_t *data;
	uint64_t size;
	phys_t *frame; /* [initrd's lock] copies of pages that do not lie on pages, made on demand */
};

struct initrd_entry {
	const char *path;         /* in the archive, NUL-terminated, without leading "/" or "./" */
	unsigned int mode;
	struct initrd_file file;  /* its bytes; of a symbolic link, the target */
};

/* The table of what an archive holds, in its order. */
struct initrd {
	struct initrd_entry *entries;
	size_t count, room;
};

/* Adds what is in [archive, archive + size), which must stay there.  A broken
 * one is used up to where it breaks: false, and *broken says where and why. */
struct initrd_break {
	uint64_t at;
	const char *why;
};
bool initrd_read(struct initrd *table, const void *archive, size_t size, struct initrd_break *broken);

/* Adds what the kernel was given to the outline. */
void initrd_outline(void);

/* The frame of this page or one with a copy, shared by all worlds and never written,
 * with a reference for the caller; 0: no memory.  Any context. */
phys_t initrd_frame(struct initrd_file *file, size_t index);

/* Frees the copies that nobody maps: the next one to look makes them again. */
void initrd_settle(void);
