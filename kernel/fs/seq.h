/* SPDX-License-Identifier: MIT */
/* Text that is generated when a file is opened, and then read at leisure. */
#pragma once

#include "kernel/fs/fs.h"

struct seq {
	char *text;
	size_t length, size;
	bool failed; /* memory was short: the text is cut */
};

struct seq *seq_new(void);
void seq_free(struct seq *s); /* NULL is fine */

/* A read-only file whose f->data is the struct seq, or NULL for an empty one; the second is written by procfs_write. */
extern const struct file_ops seq_ops, seq_store_ops;
