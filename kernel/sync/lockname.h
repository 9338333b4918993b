/* SPDX-License-Identifier: MIT */
/* Names of user locks, for reports. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/mm/vm.h"

/* A lock's name for reports, cut to 31 bytes; replaces an earlier one. */
void lock_name_set(struct mm *mm, uint64_t address, const char *name);
/* False if it has none. */
bool lock_name_get(uint64_t mm_id, uint64_t address, char *buf, size_t size);
void lock_names_drop(uint64_t mm_id); /* the address space is gone */
void lock_names_init(void);
