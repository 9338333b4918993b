/* SPDX-License-Identifier: MIT */
/* The operations of /bin/bench on Heddle and on Linux, in turn. */
#pragma once

/* Boots both `rounds` times and prints a table of medians; `rows`, which end with NULL, or all.
   0, or 1 if Heddle's measured nothing. */
int bench_linux(int rounds, char *const *rows);
