/* SPDX-License-Identifier: MIT */
/* select and pselect6: a set of descriptors is an array of bits. */
#pragma once

#include "time.h"

#define FD_SETSIZE      1024
#define FD_BITS_PER_WORD 64

typedef struct fd_set {
	unsigned long bits[FD_SETSIZE / FD_BITS_PER_WORD];
} fd_set;

#define FD_WORD(fd, set) ((set)->bits[(unsigned)(fd) / FD_BITS_PER_WORD])
#define FD_MASK(fd)      (1UL << (unsigned)(fd) % FD_BITS_PER_WORD)
#define FD_SET(fd, set)   ((void)(FD_WORD(fd, set) |= FD_MASK(fd)))
#define FD_CLR(fd, set)   ((void)(FD_WORD(fd, set) &= ~FD_MASK(fd)))
#define FD_ISSET(fd, set) ((FD_WORD(fd, set) & FD_MASK(fd)) != 0)
#define FD_ZERO(set)      ((void)(*(set) = (fd_set){ { 0 } }))

_Static_assert(sizeof(fd_set) == 128, "fd_set");
