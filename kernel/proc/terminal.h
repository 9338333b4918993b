/* SPDX-License-Identifier: MIT */
/* Job control's link to the terminal. */
#pragma once

void terminal_init(void); /* registers with dev/tty.h */
