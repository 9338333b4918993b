/* SPDX-License-Identifier: MIT */
/* Dropping worlds: the last reference may go where nothing may sleep, so a
 * kernel thread does the work. */
#pragma once

#include "kernel/base/world.h"

void reaper_init(void); /* starts the thread, in the boot world */

/* Gives up the caller's reference and waits until the world is dropped whole. */
void world_put_and_wait(struct world *w);
