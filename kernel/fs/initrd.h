/* SPDX-License-Identifier: MIT */
/* The initrd: the files every world begins with. */
#pragma once

#include "kernel/fs/inode.h"

/* A regular file of the archive.  Its bytes stay where the loader put them. */
struct initrd_file {
	const uint8_t *data;
	uint64_t size;
	phys_t *frame; /* [initrd's lock] page-aligned copies for mapping, made on demand */
};

/* Makes the archive's entries in a new world.  0 or -ENOMEM. */
int initrd_populate(struct world *w);

/* A frame with a copy of this page, shared by all worlds and never written,
 * with a reference for the caller; 0: no memory.  Any context. */
phys_t initrd_frame(struct initrd_file *file, size_t index);
