/* SPDX-License-Identifier: MIT */
/* The files in /dev. */
#pragma once

void device_init(void);      /* registers all of them; before the first world */
void console_register(void); /* its part: console and tty */
void console_init(void);     /* live input begins; interrupts may come from here on */
