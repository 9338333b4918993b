/* SPDX-License-Identifier: MIT */
/* There is one locale: C, with UTF-8 passing through. */
#pragma once

#define LC_CTYPE        0
#define LC_NUMERIC      1
#define LC_TIME         2
#define LC_COLLATE      3
#define LC_ALL          6

/* "C", or NULL for any other name but "". */
char *setlocale(int category, const char *name);
