/* SPDX-License-Identifier: MIT */
/* Random bytes from the kernel; in Heddle they follow from the world's seed. */
#pragma once

#include <abi/prctl.h>
#include <abi/types.h>

/* Bytes written, or -1. */
ssize_t getrandom(void *buffer, size_t size, unsigned flags);
