/* SPDX-License-Identifier: MIT */
/* /proc/PID/fd: a link for each descriptor; links to open files of any kind. */
#pragma once

#include "kernel/fs/inode.h"

/* The directory of the process whose own directory is `of`; NULL: no memory. */
struct inode *procfd_directory(struct inode *of, uint64_t ino);
/* The path of an inode, or "(deleted)", with the name lock held.  0, -ENAMETOOLONG, -ERANGE. */
int procfd_describe(struct inode *i, char *text, size_t size);
/* A link in dir that leads to an inode and reads as its path.  NULL: no memory. */
struct inode *procfd_link(struct inode *dir, uint64_t ino, struct inode *to);
