/* SPDX-License-Identifier: MIT */
/* The person's terminal: raw while the guest has it, as it was afterwards. */
#pragma once

#include <stdbool.h>

/* Raw mode for stdin.  True if it is a terminal and that worked. */
bool terminal_raw(void);
/* Back to what it was; harmless if it was never changed. */
void terminal_restore(void);
bool terminal_size(unsigned *rows, unsigned *columns);
