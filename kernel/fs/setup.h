/* SPDX-License-Identifier: MIT */
/* Filling the tree of a world that nobody uses yet. */
#pragma once

#include "kernel/fs/inode.h"

/* Puts i at `path` (relative to the root), making directories on the way; what
 * had that name is replaced, but a directory is kept for a directory.  Consumes
 * i; NULL is -ENOMEM.  -EINVAL (".." or an empty path), -ENOTDIR, -EISDIR. */
int setup_add(struct world *w, const char *path, struct inode *i);
