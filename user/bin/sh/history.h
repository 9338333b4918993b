/* SPDX-License-Identifier: MIT */
/* The lines typed so far, the last hundred of them. */
#pragma once

/* Adds a line, unless it is empty or the same as the one before. */
void history_add(const char *line);

/* The line that many lines back (1: the last one), or NULL. */
const char *history_get(int back);

void history_print(void);
