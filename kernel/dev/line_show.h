/* SPDX-License-Identifier: MIT */
/* Between line.c (what is typed) and line_show.c (what is seen of it). */
#pragma once

#include "kernel/dev/line.h"

static inline uint16_t *
line_place(struct line *l, uint64_t at)
{
	return &l->place[at % LINE_ROOM];
}

/* Not the first byte of a character. */
bool line_continues(const struct line *l, uint8_t byte);
void line_show(struct line *l, const char *bytes);
void line_echo(struct line *l, uint8_t byte);
/* Of what is being typed: a line begins where the cursor is now. */
void line_echo_typed(struct line *l, uint8_t byte);
/* What was taken away from the end of the line goes from the screen. */
void line_show_erased(struct line *l, uint8_t byte);
