/* SPDX-License-Identifier: MIT */
/*
 * The initrd of one run: the tree's own archive, then a second newc archive
 * with what this run adds; the kernel lets later entries replace earlier
 * ones.  It is made in memory (a memfd that QEMU opens as /dev/fd/N), so
 * there is no temporary file to leave behind, whatever kills us.
 *
 *   [build/initrd.cpio][zeros up to a multiple of 4][boot/argv boot/stdin --add ...]
 */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* One file for the guest's tree: either the host file `host`, its mode kept,
   or `size` bytes at `data` with mode `mode` (0: 0644). */
struct machine_file {
	const char *guest;	/* absolute path in the guest */
	const char *host;	/* NULL: take the bytes at data */
	const void *data;
	size_t size;
	mode_t mode;
};

/* Bytes that these files and the base archive have together, without reading
   them; -1 with *why (to be freed) if one cannot be read. */
int64_t initrd_size(const char *base, const struct machine_file *files, size_t count, char **why);
/* Makes the archive; its descriptor (close-on-exec), or -1 with *why. */
int initrd_make(const char *base, const struct machine_file *files, size_t count, char **why);
