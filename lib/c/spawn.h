/* SPDX-License-Identifier: MIT */
/* Private to lib/c: posix_spawn's file actions. */
#pragma once

#include <spawn.h>

/* In the child, which shares the caller's memory: no allocation. 0 or -E... */
long __spawn_do_actions(const posix_spawn_file_actions_t *actions);
