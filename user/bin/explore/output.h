/* SPDX-License-Identifier: MIT */
/* What a run that does not end prints: no more of it than can be read. */
#pragma once

/* An empty file that takes so much and no more; -1: it cannot be made. */
int output_open(void);
/* Copies it to standard output, says so if there was more, and closes it. */
void output_show(int file);
