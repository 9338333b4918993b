/* SPDX-License-Identifier: MIT */
/* The line discipline: what becomes of output, echo, and of what is erased. */
#include "kernel/dev/line_show.h"

#include "lib/base/string.h"
#include "lib/base/utf8.h"

/* Shows as ^X: control characters that do not move the cursor as meant. */
static bool
is_control(uint8_t byte)
{
	return byte < 32 || byte == 127;
}

/* --- output --- */

bool
line_continues(const struct line *l, uint8_t byte)
{
	return (l->termios.c_iflag & IUTF8) && utf8_continues((char)byte);
}

/* The column after this byte, of which `shown` bytes went out. */
static unsigned int
column_after(const struct line *l, uint8_t byte, size_t shown)
{
	if (byte == '\r' || (byte == '\n' && (shown == 2 || (l->termios.c_oflag & ONLRET))))
		return 0;
	if (byte == '\b')
		return l->column ? l->column - 1 : 0;
	if (byte == '\t')
		return l->column + LINE_TAB - l->column % LINE_TAB;
	return l->column + !(is_control(byte) || line_continues(l, byte));
}

size_t
line_output(struct line *l, uint8_t byte, char to[LINE_TAB])
{
	tcflag_t flags = l->termios.c_oflag;
	size_t n = 1;

	if (!(flags & OPOST)) {
		to[0] = (char)byte;
		return 1;
	}
	if (byte == '\r' && (flags & ONOCR) && l->column == 0)
		return 0;
	if (byte == '\r' && (flags & OCRNL)) {
		byte = '\n';
		flags &= ~(tcflag_t)ONLCR;
	} else if ((flags & OLCUC) && byte >= 'a' && byte <= 'z') {
		byte -= 'a' - 'A';
	}
	to[0] = (char)byte;
	if (byte == '\n' && (flags & ONLCR))
		memcpy(to, "\r\n", n = 2);
	else if (byte == '\t' && (flags & TABDLY) == XTABS)
		memset(to, ' ', n = LINE_TAB - l->column % LINE_TAB);
	l->column = column_after(l, byte, n);
	return n;
}

/* --- echo --- */

void
line_show(struct line *l, const char *bytes)
{
	char to[LINE_TAB];

	for (; *bytes; bytes++)
		l->echo(l, to, line_output(l, (uint8_t)*bytes, to));
}

void
line_echo(struct line *l, uint8_t byte)
{
	char text[3] = { (char)byte, '\0', '\0' };

	if (!(l->termios.c_lflag & ECHO))
		return;
	if ((l->termios.c_lflag & ECHOCTL) && is_control(byte) && byte != '\t') {
		text[0] = '^';
		text[1] = (char)(byte ^ 0x40);
	}
	if (byte)
		line_show(l, text);
	else if (text[1])
		line_show(l, "^@");
	else
		l->echo(l, text, 1);
}

void
line_echo_typed(struct line *l, uint8_t byte)
{
	if (l->head == l->commit)
		l->begin = l->column;
	line_echo(l, byte);
}

/* --- what is erased --- */

/* How far a tab at the end of the line had moved the cursor. */
static unsigned int
width_of_tab(struct line *l)
{
	unsigned int column = 0;
	uint64_t at = l->head;

	for (; at > l->commit && *line_place(l, at - 1) != '\t'; at--) {
		uint8_t byte = (uint8_t)*line_place(l, at - 1);

		if (is_control(byte))
			column += l->termios.c_lflag & ECHOCTL ? 2 : 0;
		else
			column += !line_continues(l, byte);
	}
	if (at == l->commit)
		column += l->begin;
	return LINE_TAB - column % LINE_TAB;
}

void
line_show_erased(struct line *l, uint8_t byte)
{
	if (byte == '\t')
		line_show(l, &"\b\b\b\b\b\b\b\b"[LINE_TAB - width_of_tab(l)]);
	else if (!is_control(byte))
		line_show(l, "\b \b");
	else if (l->termios.c_lflag & ECHOCTL)
		line_show(l, "\b \b\b \b");
}
