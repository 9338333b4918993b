/* SPDX-License-Identifier: MIT */
/* The files in /dev.  Both before the first world is made. */
#pragma once

void device_init(void);  /* null, zero, full, random, host0-2, events */
void console_init(void); /* console, tty; and live input begins */
