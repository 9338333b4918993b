/* SPDX-License-Identifier: MIT */
/* /proc: files whose text is made when they are opened. */
#pragma once

#include "kernel/fs/seq.h"

struct inode;

/* At boot: registers /proc/{version,cmdline,uptime,...}. */
void procfs_machine_init(void);
/* How many frames w may think the machine has; of a domain, whose memory is given back when it comes: its quota. */
uint64_t procfs_frames(struct world *w, uint64_t *unused);
/* One write to a file with a store, at any place.  How many bytes it took, or -E. */
long procfs_write(struct file *f, uptr from, size_t n, int64_t *pos);
void procfs_outline(void);
uint32_t procfs_self(void); /* the caller's process; 0: none */
