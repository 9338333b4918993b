/* SPDX-License-Identifier: MIT */
/* A program in a world of its own. */
#pragma once

#include <stdint.h>

/* Runs /bin/init with argv (ends with NULL) in a fresh world and waits until
 * the world has been dropped.  The wait status of its pid 1; -ENOMEM; -EINTR if
 * a signal came: then the world has been killed.  A killed caller kills it too. */
long world_run(const char *const *argv, uint64_t seed, uint64_t frames);
