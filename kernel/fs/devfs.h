/* SPDX-License-Identifier: MIT */
/* Devices: from a number to operations, and a name in each world's /dev. */
#pragma once

#include "kernel/fs/inode.h"

/* An inode for a character device; unknown numbers get one that cannot be opened. */
struct inode *device_inode(struct world *w, unsigned int mode, uint64_t dev);
/* At boot: what is left to do when a registered device is opened. */
void device_set_open(uint64_t dev, int (*open)(struct inode *i, struct file *f));
void devfs_outline(void);
