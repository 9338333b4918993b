/* SPDX-License-Identifier: MIT */
/* The line discipline: canonical and raw input, editing. */
#include "kernel/dev/line.h"

#include "kernel/abi/signal.h"
#include "kernel/dev/line_show.h"

#define END 0x100
#define EOF_MARK 0x200

static const struct termios initial = {
	.c_iflag = ICRNL | IXON | IUTF8,
	.c_oflag = OPOST | ONLCR,
	.c_cflag = CS8 | CREAD | B38400,
	.c_lflag = ISIG | ICANON | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE | IEXTEN,
	.c_cc = {
		[VINTR] = 3, [VQUIT] = 28, [VERASE] = 127, [VKILL] = 21, [VEOF] = 4,
		[VMIN] = 1, [VSUSP] = 26, [VWERASE] = 23, [VSTART] = 17, [VSTOP] = 19,
		[VREPRINT] = 18, [VDISCARD] = 15, [VLNEXT] = 22,
	},
};

void
line_init(struct line *l, void (*echo)(struct line *l, const char *bytes, size_t n))
{
	*l = (struct line){ .termios = initial, .echo = echo };
}

static bool
is_key(const struct line *l, uint8_t byte, int key)
{
	return byte != 0 && byte == l->termios.c_cc[key];
}

static void
append(struct line *l, uint16_t what)
{
	*line_place(l, l->head++) = what;
}

static void
commit(struct line *l)
{
	for (; l->commit < l->head; l->commit++) {
		l->ends += (*line_place(l, l->commit) & (END | EOF_MARK)) != 0;
		l->marks += *line_place(l, l->commit) == EOF_MARK;
	}
}

/* Takes the last character typed away, all its bytes.  `visibly`: not so that only the key is shown. */
static void
erase_character(struct line *l, bool visibly)
{
	uint8_t byte;

	if (l->head == l->commit)
		return;
	do
		byte = (uint8_t)*line_place(l, --l->head);
	while (line_continues(l, byte) && l->head > l->commit);
	if (!visibly)
		line_echo(l, l->termios.c_cc[VERASE]);
	else if (l->termios.c_lflag & ECHO)
		line_show_erased(l, byte);
}

static bool
in_word(uint8_t byte)
{
	return (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z') || byte == '_' || byte >= 0x80;
}

static uint8_t
last_byte(struct line *l)
{
	return (uint8_t)*line_place(l, l->head - 1);
}

static void
erase_word(struct line *l)
{
	while (l->head > l->commit && !in_word(last_byte(l)))
		erase_character(l, true);
	while (l->head > l->commit && in_word(last_byte(l)))
		erase_character(l, true);
}

/* Shows that the line is gone: takes it off the screen, or leaves it there. */
static void
erase_line(struct line *l)
{
	const tcflag_t visibly = ECHO | ECHOE | ECHOK | ECHOKE;

	if (l->head > l->commit && (l->termios.c_lflag & visibly) == visibly) {
		while (l->head > l->commit)
			erase_character(l, true);
	} else if (l->head > l->commit) {
		l->head = l->commit;
		line_echo(l, l->termios.c_cc[VKILL]);
		if ((l->termios.c_lflag & (ECHO | ECHOK)) == (ECHO | ECHOK))
			line_show(l, "\n");
	}
}

static void
show_again(struct line *l)
{
	line_echo(l, l->termios.c_cc[VREPRINT]);
	line_show(l, "\n");
	for (uint64_t at = l->commit; at < l->head; at++)
		line_echo(l, (uint8_t)*line_place(l, at));
}

/* Editing keys; false: the byte is none. */
static bool
edit(struct line *l, uint8_t byte)
{
	bool extended = l->termios.c_lflag & IEXTEN;

	if (is_key(l, byte, VERASE))
		erase_character(l, l->termios.c_lflag & ECHOE);
	else if (is_key(l, byte, VKILL))
		erase_line(l);
	else if (extended && is_key(l, byte, VWERASE))
		erase_word(l);
	else if (extended && is_key(l, byte, VREPRINT) && (l->termios.c_lflag & ECHO))
		show_again(l);
	else if (extended && is_key(l, byte, VLNEXT))
		l->quoting = true;
	else
		return false;
	if (l->quoting && (l->termios.c_lflag & (ECHO | ECHOCTL)) == (ECHO | ECHOCTL))
		line_show(l, "^\b");
	return true;
}

/* Of a line, which needs room for its end. */
static void
typed(struct line *l, uint8_t byte)
{
	if (line_canonical(l) && l->head - l->tail >= LINE_ROOM - 2)
		return;
	line_echo_typed(l, byte);
	if (byte == 0xff && (l->termios.c_iflag & PARMRK) && l->head - l->tail < LINE_ROOM - 3)
		append(l, byte);
	append(l, byte);
	if (!line_canonical(l))
		commit(l);
}

static void
canonical(struct line *l, uint8_t byte)
{
	bool newline = byte == '\n';

	if (edit(l, byte))
		return;
	if (is_key(l, byte, VEOF)) {
		append(l, EOF_MARK);
		commit(l);
	} else if (newline || is_key(l, byte, VEOL) || ((l->termios.c_lflag & IEXTEN) && is_key(l, byte, VEOL2))) {
		append(l, byte | END);
		commit(l);
		if (newline && (l->termios.c_lflag & (ECHO | ECHONL)))
			line_show(l, "\n");
		else if (!newline)
			line_echo(l, byte);
	} else {
		typed(l, byte);
	}
}

static int
signal_of(const struct line *l, uint8_t byte)
{
	if (!(l->termios.c_lflag & ISIG))
		return 0;
	return is_key(l, byte, VINTR)   ? SIGINT
	       : is_key(l, byte, VQUIT) ? SIGQUIT
	       : is_key(l, byte, VSUSP) ? SIGTSTP
					: 0;
}

/* STOP and START hold output back and let it go; false: the byte is neither. */
static bool
flow_key(struct line *l, uint8_t byte)
{
	if (!(l->termios.c_iflag & IXON) || (!is_key(l, byte, VSTART) && !is_key(l, byte, VSTOP)))
		return false;
	l->stopped = is_key(l, byte, VSTOP);
	return true;
}

/* What the settings make of a byte typed. */
static uint8_t
translate(const struct line *l, uint8_t byte)
{
	tcflag_t flags = l->termios.c_iflag;

	if (byte == '\r' && (flags & ICRNL))
		return '\n';
	if (byte == '\n' && (flags & INLCR))
		return '\r';
	return byte;
}

static uint8_t
fold(const struct line *l, uint8_t byte)
{
	if (l->termios.c_iflag & ISTRIP)
		byte &= 0x7f;
	if ((l->termios.c_iflag & IUCLC) && (l->termios.c_lflag & IEXTEN) && byte >= 'A' && byte <= 'Z')
		byte += 'a' - 'A';
	return byte;
}

/* A key that sends a signal: what was typed and not read is forgotten with it. */
static void
interrupt(struct line *l, uint8_t byte)
{
	if (!(l->termios.c_lflag & NOFLSH)) {
		line_flush(l);
		if (l->discard)
			l->discard(l);
	}
	l->stopped &= !(l->termios.c_iflag & IXON);
	line_echo(l, byte);
}

int
line_input(struct line *l, uint8_t byte)
{
	bool quoted = l->quoting;
	int signo;

	byte = fold(l, byte);
	l->quoting = false;
	if (!quoted && flow_key(l, byte))
		return 0;
	signo = quoted ? 0 : signal_of(l, byte);
	if (signo) {
		interrupt(l, byte);
		return signo;
	}
	if ((l->termios.c_iflag & (IXON | IXANY)) == (IXON | IXANY))
		l->stopped = false;
	if (!quoted && byte == '\r' && (l->termios.c_iflag & IGNCR))
		return 0;
	if (l->head - l->tail == LINE_ROOM)
		return 0; /* lost, as on every terminal that nobody reads */
	byte = quoted ? byte : translate(l, byte);
	if (!quoted && line_canonical(l))
		canonical(l, byte);
	else
		typed(l, byte);
	return 0;
}

size_t
line_take(struct line *l, uint8_t *to, size_t n, bool *ended)
{
	size_t taken = 0;

	*ended = false;
	while (l->tail < l->commit && !*ended) {
		uint16_t what = *line_place(l, l->tail);

		if (taken == n && what != EOF_MARK)
			break;
		l->tail++;
		if (what != EOF_MARK)
			to[taken++] = (uint8_t)what;
		if (what & (END | EOF_MARK)) {
			l->ends--;
			l->marks -= what == EOF_MARK;
			*ended = line_canonical(l);
		}
	}
	return taken;
}

size_t
line_available(const struct line *l)
{
	if (line_canonical(l) && l->ends == 0)
		return 0;
	return l->commit - l->tail;
}

size_t
line_bytes(const struct line *l)
{
	return line_available(l) ? l->commit - l->tail - l->marks : 0;
}

bool
line_has_room(const struct line *l)
{
	return l->head - l->tail < LINE_ROOM - 2 || (line_canonical(l) && l->ends == 0);
}

void
line_flush(struct line *l)
{
	l->tail = l->commit = l->head;
	l->ends = l->marks = 0;
}

void
line_finish(struct line *l)
{
	if (line_canonical(l) && l->head > l->commit)
		append(l, EOF_MARK);
	commit(l);
}

void
line_set(struct line *l, const struct termios *t)
{
	bool was_canonical = line_canonical(l);

	if ((l->termios.c_iflag & IXON) && !(t->c_iflag & IXON))
		l->stopped = false;
	l->termios = *t;
	if (line_canonical(l) == was_canonical)
		return;
	commit(l);
	if (!was_canonical && l->commit > l->tail && l->ends == 0) {
		*line_place(l, l->commit - 1) |= END;
		l->ends = 1;
	}
}
