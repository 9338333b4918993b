/* SPDX-License-Identifier: MIT */
/* The line discipline: what becomes of the bytes typed.
 *
 *      tail                 commit         head
 *       |  finished lines     |  being typed |
 *       v                     v              v
 *      [l][s][END \n][EOF][ ][w][h][o]
 *
 * In canonical mode readers see what lies before `commit`, a line at a time,
 * and editing changes what lies behind it.  In raw mode nothing lies behind it.
 * Each place is 16 bits: a byte, or with END a byte that ends a line, or EOF,
 * which ends one without a byte.
 *
 * Pure: no lock, no waiting, no device.  dev/tty.c guards it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel/abi/termios.h"

#define LINE_ROOM 4096
#define LINE_TAB 8 /* the most that a byte becomes when shown */

struct line {
	struct termios termios;
	uint16_t place[LINE_ROOM];
	uint64_t tail, commit, head; /* counts; the place is the remainder */
	unsigned int ends, marks;    /* END and EOF, and EOF alone, between tail and commit */
	unsigned int column;         /* where the cursor is */
	unsigned int begin;          /* where it was when the line began to be typed */
	bool quoting;                /* the next byte is no key */
	bool stopped;                /* output waits */
	void (*echo)(struct line *l, const char *bytes, size_t n);
	void (*discard)(struct line *l); /* forgets output nobody has seen; NULL: there is none */
};

void line_init(struct line *l, void (*echo)(struct line *l, const char *bytes, size_t n));
/* One byte typed.  The signal it stands for, or 0. */
int line_input(struct line *l, uint8_t byte);
/* Up to n bytes, in canonical mode not beyond a line's end.  *ended: a line's
 * end was taken, so a read is complete though it may have nothing. */
size_t line_take(struct line *l, uint8_t *to, size_t n, bool *ended);
/* Whether, and how much, can be taken now; an end without a byte counts. */
size_t line_available(const struct line *l);
/* The bytes of it. */
size_t line_bytes(const struct line *l);
/* Another byte would not be lost for want of a reader. */
bool line_has_room(const struct line *l);
/* A byte written: what goes to the terminal, how many bytes of it. */
size_t line_output(struct line *l, uint8_t byte, char to[LINE_TAB]);
void line_flush(struct line *l);          /* forgets all input */
void line_finish(struct line *l);         /* no more input: what is typed is a line */
/* New settings; what was typed before stays readable. */
void line_set(struct line *l, const struct termios *t);

static inline bool
line_canonical(const struct line *l)
{
	return l->termios.c_lflag & ICANON;
}
