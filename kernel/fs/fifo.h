/* SPDX-License-Identifier: MIT */
/* FIFOs: pipes with a name. */
#pragma once

#include "kernel/fs/inode.h"

void fifo_init(struct inode *i); /* a new inode, S_IFIFO */
