/* SPDX-License-Identifier: MIT */
/* The line discipline: canonical and raw input, editing, echo. */
#include "kernel/dev/line.h"

#include "kernel/abi/signal.h"
#include "lib/base/utf8.h"

#define END 0x100
#define EOF_MARK 0x200

static const struct termios initial = {
	.c_iflag = ICRNL | IUTF8,
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

static uint16_t *
place(struct line *l, uint64_t at)
{
	return &l->place[at % LINE_ROOM];
}

static bool
is_key(const struct line *l, uint8_t byte, int key)
{
	return byte != 0 && byte == l->termios.c_cc[key];
}

/* Shows as ^X: control characters that do not move the cursor as meant. */
static bool
shows_as_two(const struct line *l, uint8_t byte)
{
	return (l->termios.c_lflag & ECHOCTL) && (byte < 32 || byte == 127) && byte != '\n' && byte != '\t';
}

static void
echo(struct line *l, uint8_t byte)
{
	char two[2] = { '^', (char)(byte ^ 0x40) };
	bool newline = byte == '\n' && (l->termios.c_lflag & (ECHONL | ICANON)) == (ECHONL | ICANON);

	if (!(l->termios.c_lflag & ECHO) && !newline)
		return;
	if (shows_as_two(l, byte))
		l->echo(l, two, 2);
	else if (byte == '\n' && (l->termios.c_oflag & OPOST) && (l->termios.c_oflag & ONLCR))
		l->echo(l, "\r\n", 2);
	else
		l->echo(l, (const char *)&byte, 1);
}

static void
append(struct line *l, uint16_t what)
{
	*place(l, l->head++) = what;
}

static void
commit(struct line *l)
{
	for (; l->commit < l->head; l->commit++)
		if (*place(l, l->commit) & (END | EOF_MARK))
			l->ends++;
}

/* Takes the last character typed away, all its bytes; false: there is none. */
static bool
erase_character(struct line *l)
{
	uint8_t byte;

	if (l->head == l->commit)
		return false;
	do
		byte = (uint8_t)*place(l, --l->head);
	while ((l->termios.c_iflag & IUTF8) && utf8_continues((char)byte) && l->head > l->commit);
	if ((l->termios.c_lflag & (ECHO | ECHOE)) == (ECHO | ECHOE))
		l->echo(l, "\b \b\b \b", shows_as_two(l, byte) ? 6 : 3);
	return true;
}

static uint8_t
last_byte(struct line *l)
{
	return l->head > l->commit ? (uint8_t)*place(l, l->head - 1) : 0;
}

static void
erase_word(struct line *l)
{
	while (last_byte(l) == ' ' || last_byte(l) == '\t')
		erase_character(l);
	while (l->head > l->commit && last_byte(l) != ' ' && last_byte(l) != '\t')
		erase_character(l);
}

/* Editing keys; false: the byte is none. */
static bool
edit(struct line *l, uint8_t byte)
{
	if (is_key(l, byte, VERASE))
		erase_character(l);
	else if (is_key(l, byte, VWERASE))
		erase_word(l);
	else if (is_key(l, byte, VKILL))
		while (erase_character(l))
			;
	else
		return false;
	return true;
}

static void
canonical(struct line *l, uint8_t byte)
{
	if (edit(l, byte))
		return;
	if (is_key(l, byte, VEOF)) {
		append(l, EOF_MARK);
		commit(l);
		return;
	}
	if (byte == '\n' || is_key(l, byte, VEOL) || is_key(l, byte, VEOL2)) {
		append(l, byte | END);
		commit(l);
	} else if (l->head - l->tail < LINE_ROOM - 2) { /* an end must still fit */
		append(l, byte);
	} else {
		return;
	}
	echo(l, byte);
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

int
line_input(struct line *l, uint8_t byte)
{
	int signo;

	if (byte == '\r' && (l->termios.c_iflag & IGNCR))
		return 0;
	if (byte == '\r' && (l->termios.c_iflag & ICRNL))
		byte = '\n';
	else if (byte == '\n' && (l->termios.c_iflag & INLCR))
		byte = '\r';
	signo = signal_of(l, byte);
	if (signo) {
		if (!(l->termios.c_lflag & NOFLSH))
			line_flush(l);
		echo(l, byte);
	} else if (l->head - l->tail == LINE_ROOM) {
		return 0; /* lost, as on every terminal that nobody reads */
	} else if (line_canonical(l)) {
		canonical(l, byte);
	} else {
		append(l, byte);
		commit(l);
		echo(l, byte);
	}
	return signo;
}

size_t
line_take(struct line *l, uint8_t *to, size_t n, bool *ended)
{
	size_t taken = 0;

	*ended = false;
	while (l->tail < l->commit && !*ended) {
		uint16_t what = *place(l, l->tail);

		if (taken == n && what != EOF_MARK)
			break;
		l->tail++;
		if (what != EOF_MARK)
			to[taken++] = (uint8_t)what;
		if (what & (END | EOF_MARK)) {
			l->ends--;
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

bool
line_has_room(const struct line *l)
{
	return l->head - l->tail < LINE_ROOM - 2 || (line_canonical(l) && l->ends == 0);
}

void
line_flush(struct line *l)
{
	l->tail = l->commit = l->head;
	l->ends = 0;
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

	l->termios = *t;
	if (line_canonical(l) == was_canonical)
		return;
	commit(l);
	if (!was_canonical && l->commit > l->tail && l->ends == 0) {
		*place(l, l->commit - 1) |= END;
		l->ends = 1;
	}
}
