/* SPDX-License-Identifier: MIT */
/* Archives in cpio's "newc" format (as kernel/fs/initrd.c draws them), whose files begin on pages. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define NEWC_PAGE 4096

/*
 * Copies an archive to `out`, which is at a multiple of NEWC_PAGE and is again at the end, so that the contents of each
 * file of a page or more begin on a page: the kernel then maps them where they lie. Room is made by NULs behind the
 * name, as Linux's gen_init_cpio does (its -a). What is broken is copied as it is. False with errno: it cannot be written.
 */
bool newc_align(const char *archive, size_t size, FILE *out);
