/* SPDX-License-Identifier: MIT */
/* /proc/PID/fd: a link for each descriptor. */
#pragma once

#include "kernel/fs/inode.h"

/* The directory of the process whose own directory is `of`; NULL: no memory. */
struct inode *procfd_directory(struct inode *of, uint64_t ino);
