/* SPDX-License-Identifier: MIT */
/* The files in /dev. */
#pragma once

void device_init(void);      /* registers all of them; before the first world */
/* On the standard error of the whole run; no program's write comes between its bytes.  It may
 * sleep, but from the idle thread, which tells something only when nobody else goes on. */
void device_tell(const char *text);
void console_register(void); /* its part: console and tty */
void console_init(void);     /* live input begins; interrupts may come from here on */
