/* SPDX-License-Identifier: MIT */
/* From a path to an inode. */
#pragma once

#include "kernel/abi/limits.h"
#include "kernel/fs/inode.h"

/* Where a path leads.  The last name is kept because it may not exist yet. */
struct path {
	struct inode *dir;        /* directory of the last name, with a reference */
	struct inode *node;       /* what it stands for, with a reference, or NULL */
	char name[NAME_MAX + 1];  /* may be "." or ".."; "/" for the root */
	size_t length;
	bool slash;               /* ended with '/': must be a directory */
};

/* Of a symbolic link at the end: */
enum last_name {
	LAST_NAME,                /* the name is what counts, even with a '/': the caller looks at `slash` */
	LAST_LINK,                /* the link itself, unless a '/' follows */
	LAST_FOLLOWED,
};

/* Walks `path` from `at` (NULL: the current directory), with the name lock
 * held.  A last name that does not exist is not an error: node is NULL.
 * 0, or -ENOENT (a directory on the way is missing, or the path is empty),
 * -EACCES (it may not be searched), -ENOTDIR, -ELOOP, -ENAMETOOLONG, -ENOMEM.
 * After 0 path_put gives the references back. */
int path_find(struct fs_context *ctx, struct inode *at, const char *path, enum last_name last, struct path *out);
void path_put(struct path *p);

/* "." and "..", or the root: names that cannot be made or removed. */
bool path_is_special(const struct path *p);

/* The path of an entry from the root of its world, with the name lock held; its
 * characters go before buf[*start], which moves down.  0 or -ERANGE. */
int path_of_entry(const struct entry *e, char *buf, size_t *start);
