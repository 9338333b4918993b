/* SPDX-License-Identifier: MIT */
/* Private to lib/c: fork holds the heap's lock, so that the child's heap is whole. */
#pragma once

void __malloc_lock(void);
void __malloc_unlock(void);
