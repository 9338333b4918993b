/* SPDX-License-Identifier: MIT */
/* Ctrl-C, SIGTERM and SIGHUP: the temporary folders go, then the process does. */
#pragma once

/* Call once, before any other thread or process is started. */
void interrupt_watch(void);
