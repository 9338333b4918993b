/* SPDX-License-Identifier: MIT */
/* The files in /dev. */
#pragma once

#include <stdint.h>

struct world;

/* Called when a world, but for the boot world, has written more than so many bytes to the host's standard output and error,
 * and at each write from then on; 0: never. */
extern uint64_t device_printed_most;
extern void (*device_printed_hook)(struct world *w);

void device_init(void);      /* registers all of them; before the first world */
/* On the standard error of the whole run; no program's write comes between its bytes.  It may
 * sleep, but from the idle thread, which tells something only when nobody else goes on. */
void device_tell(const char *text);
void console_register(void); /* its part: console and tty */
void console_init(void);     /* live input begins; interrupts may come from here on */
