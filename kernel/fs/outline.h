/* SPDX-License-Identifier: MIT */
/* The outline: the tree that every world begins with, from the initrd, the devices and the
 * registered /proc files.  It is made once, by the first world, and constant from then on.
 *
 * A world makes an inode of one of these names when it first looks for it, or lists the
 * directory (fs/dir.c): what nobody asks for costs nothing. */
#pragma once

#include "kernel/fs/inode.h"

struct outline {
	struct outline *dir;            /* that it is in; root: itself */
	struct outline *first, *last;   /* of a directory: the names in it, in order; NULL: none */
	struct outline *next;           /* in its directory, in the order in which they were made */
	struct outline *chain;          /* of the same bucket */
	const char *name;               /* `length` bytes */
	uint32_t hash, length;
	uint32_t ino, cookie, directories; /* directories: that are in it */
	unsigned int mode;
	/* What else a new inode is, but of a directory without hooks. */
	int (*fill)(struct inode *i, const void *what);
	const void *what;
	const struct dir_hooks *hooks;
	bool fixed;                     /* names below it cannot be changed */
};

/* At boot: gives `path` (from `from`; NULL: the root; it stays the caller's) its meaning, makes directories on the way; what
 * had that name is replaced, but a directory is kept for a directory.  NULL: no memory,
 * or it cannot be made (told). */
struct outline *outline_add(struct outline *from, const char *path, unsigned int mode,
                            int (*fill)(struct inode *i, const void *what), const void *what);
/* Makes it, if that was not done; the root, or NULL: no memory. */
const struct outline *outline_root(void);
const struct outline *outline_find(const struct outline *dir, const char *name, size_t n, uint32_t hash);
/* A new inode of it, one reference; NULL: no memory. */
struct inode *outline_inode(struct world *w, const struct outline *o);
