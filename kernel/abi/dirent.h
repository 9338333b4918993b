/* SPDX-License-Identifier: MIT */
/* getdents64 fills a buffer with these, each d_reclen bytes long. */
#pragma once

#include "types.h"

struct linux_dirent64 {
	uint64_t d_ino;
	int64_t d_off;                  /* where the next one starts, for lseek */
	uint16_t d_reclen;              /* a multiple of 8 */
	uint8_t d_type;
	char d_name[];                  /* NUL-terminated */
};

#define DT_UNKNOWN      0
#define DT_FIFO         1
#define DT_CHR          2
#define DT_DIR          4
#define DT_BLK          6
#define DT_REG          8
#define DT_LNK          10
#define DT_SOCK         12

_Static_assert(offsetof(struct linux_dirent64, d_name) == 19, "d_name");
