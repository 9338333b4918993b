/* SPDX-License-Identifier: MIT */
/* What statfs says of a file system. */
#pragma once

#include <stdint.h>

#define TMPFS_MAGIC 0x01021994

struct statfs {
	long f_type;
	long f_bsize;
	uint64_t f_blocks, f_bfree, f_bavail; /* in f_bsize */
	uint64_t f_files, f_ffree;
	struct { int val[2]; } f_fsid;
	long f_namelen;
	long f_frsize;
	long f_flags;
	long f_spare[4];
};

_Static_assert(sizeof(struct statfs) == 120, "struct statfs");
