/* SPDX-License-Identifier: MIT */
/* Ctrl-C, SIGTERM and SIGHUP: the temporary folders go, then the process does. */
#pragma once

/* Call once, before any other thread or process is started. */
void interrupt_watch(void);
/* What to say when that happens; a constant text. */
void interrupt_words(const char *text);
