/* SPDX-License-Identifier: MIT */
/*
 * Two threads write a small piece each into a full pipe, a third reads all
 * there is: each piece comes out whole, once, and everybody comes to an end.
 */
#include <explored.h>

#include <string.h>
#include <unistd.h>

enum { FULL = 65536, PIECE = 4096, ALL = FULL + 2 * PIECE, FEW = 1000, AT_ONCE = FULL };

static int ends[2];
static char first[FULL], got[ALL + AT_ONCE];

static void
write_piece(int me)
{
	static char piece[2][PIECE];

	memset(piece[me], 'a' + me, PIECE);
	long n = write(ends[1], piece[me], PIECE);
	expect(n == PIECE, "write to take all of a small piece", "it takes %ld bytes", n);
}

static void
read_all(void)
{
	long have = read(ends[0], got, FEW);	/* room for a part of a piece */

	while (have < ALL) {
		long n = read(ends[0], got + have, AT_ONCE);
		expect(n > 0, "read to wait until there is a byte", "it returns %ld", n);
		have += n;
	}
}

static void
work(int me)
{
	if (me == 3)
		read_all();
	else
		write_piece(me - 1);
}

int
main(void)
{
	expect(pipe(ends) == 0, "a pipe", "none", 0);
	long n = write(ends[1], first, FULL);
	expect(n == FULL, "an empty pipe to take 65536 bytes", "it takes %ld", n);
	side_by_side(3, work);
	const char *piece = got + FULL;
	for (long i = 0; i < 2 * PIECE; i++)
		expect(piece[i] == piece[i / PIECE * PIECE], "a small write to come out in one piece", "another begins after %ld bytes of it",
		       i % PIECE);
	expect(piece[0] != piece[PIECE] && piece[0] + piece[PIECE] == 'a' + 'b', "each write to come out once", "one does not", 0);
	return 0;
}
