/* SPDX-License-Identifier: MIT */
/* Mapping memory. Constants: <abi/mman.h>. Addresses and offsets are whole pages. */
#pragma once

#include <abi/mman.h>
#include <abi/types.h>

/* The address, or MAP_FAILED. Memory is zero, and taken only when touched. */
void *mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset);
int munmap(void *address, size_t size);
/* Makes a mapping smaller or larger; MREMAP_MAYMOVE: elsewhere if need be, MREMAP_FIXED: to the address that follows. */
void *mremap(void *address, size_t size, size_t new_size, int flags, ...);
int mprotect(void *address, size_t size, int protection);
int madvise(void *address, size_t size, int advice);
int msync(void *address, size_t size, int flags);
/* A file without a name, in memory. */
int memfd_create(const char *name, unsigned flags);
/* A file under /dev/shm, to be mapped by several processes. */
int shm_open(const char *name, int flags, mode_t mode);
int shm_unlink(const char *name);
