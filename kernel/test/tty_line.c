/* SPDX-License-Identifier: MIT */
/* The line discipline, typed at without a terminal. */
#include "kernel/abi/signal.h"
#include "kernel/dev/line.h"
#include "kernel/mm/heap.h"
#include "kernel/test/test.h"
#include "lib/base/string.h"

static char echoed[256];
static struct line *l;

static void
echo(struct line *line, const char *bytes, size_t n)
{
	size_t used = strlen(echoed);

	if (used + n >= sizeof echoed)
		return;
	memcpy(echoed + used, bytes, n);
	echoed[used + n] = '\0';
}

static void
begin(void)
{
	l = kmalloc(sizeof *l);
	line_init(l, echo);
	echoed[0] = '\0';
}

static int
type(const char *text)
{
	int signo = 0;

	for (; *text; text++)
		signo = line_input(l, (uint8_t)*text);
	return signo;
}

/* What one read gets. */
static const char *
take(size_t n)
{
	static char got[64];
	bool ended;

	got[line_take(l, (uint8_t *)got, n, &ended)] = '\0';
	return got;
}

#define CHECK_TEXT(a, b) CHECK(strcmp(a, b) == 0)

KERNEL_TEST(line_is_given_when_it_ends)
{
	begin();
	type("ls");
	CHECK_EQ(line_available(l), 0);
	type("\rpwd\n");
	CHECK_TEXT(take(63), "ls\n");
	CHECK_TEXT(take(2), "pw");
	CHECK_TEXT(take(63), "d\n");
	CHECK_TEXT(echoed, "ls\r\npwd\r\n");
	kfree(l);
}

KERNEL_TEST(line_editing_takes_characters_words_and_all)
{
	begin();
	type("caf\xc3\xa9\x7f\x7f" "ab\n");
	CHECK_TEXT(take(63), "caab\n");
	CHECK_TEXT(echoed, "caf\xc3\xa9\b \b\b \bab\r\n");
	type("one two  \x17" "2\n");
	CHECK_TEXT(take(63), "one 2\n");
	type("junk\x15ok\x7f\x7f\x7f\x7f!\n");
	CHECK_TEXT(take(63), "!\n");
	kfree(l);
}

KERNEL_TEST(line_keys_send_signals_and_drop_input)
{
	begin();
	CHECK_EQ(type("abc\x03"), SIGINT);
	CHECK_EQ(type("\x1c"), SIGQUIT);
	CHECK_EQ(type("\x1a"), SIGTSTP);
	CHECK_EQ(type("x\n"), 0);
	CHECK_TEXT(take(63), "x\n");
	CHECK_TEXT(echoed, "abc^C^\\^Zx\r\n");
	kfree(l);
}

KERNEL_TEST(line_eof_key_ends_without_a_byte)
{
	bool ended;
	uint8_t byte;

	begin();
	type("ab\x04\x04");
	CHECK_TEXT(take(63), "ab");
	CHECK_EQ(line_available(l), 1);
	CHECK_EQ(line_take(l, &byte, 1, &ended), 0);
	CHECK(ended);
	kfree(l);
}

KERNEL_TEST(line_raw_gives_each_byte)
{
	struct termios raw;

	begin();
	type("early");
	raw = l->termios;
	raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
	raw.c_iflag &= ~(tcflag_t)ICRNL;
	line_set(l, &raw);
	CHECK_EQ(type("\r\x03\x7f"), 0);
	CHECK_TEXT(take(63), "early\r\x03\x7f");
	CHECK_TEXT(echoed, "early");
	kfree(l);
}

KERNEL_TEST(line_full_still_takes_its_end)
{
	begin();
	for (int i = 0; i < 2 * LINE_ROOM; i++)
		type("x");
	type("\n");
	CHECK(line_available(l) > LINE_ROOM / 2);
	line_flush(l);
	CHECK_EQ(line_available(l), 0);
	kfree(l);
}
