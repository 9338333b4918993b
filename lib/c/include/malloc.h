/* SPDX-License-Identifier: MIT */
#pragma once

#include <stddef.h>

/* Bytes that may be used there: as many as were asked for, or more. */
size_t malloc_usable_size(void *memory);
