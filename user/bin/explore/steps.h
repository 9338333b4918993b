/* SPDX-License-Identifier: MIT */
/* Steps in words. Compiled for the guest, which explores, and for the host, which shows traces. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "kernel/abi/schedule.h"

enum step_call { STEP_OTHER, STEP_LOCKS, STEP_UNLOCKS, STEP_WAITS };

bool step_is_access(const struct heddle_note *n);
bool step_is_write(const struct heddle_note *n);
/* Of a function of the library: "lock" for "__explore_pthread_mutex_lock"; what it does, by its name. */
const char *step_call_name(uint64_t function);
enum step_call step_call(uint64_t function);
/* " 3", " (24 bytes)", " counter" for its address. */
void step_value(char *to, size_t size, const struct heddle_note *n, uint64_t value);
/* "lock a", "read counter 3", without the place; valued: n->value is what it read or wrote. */
void step_words(char *to, size_t size, const struct heddle_note *n, bool valued);
