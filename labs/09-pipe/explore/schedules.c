/* SPDX-License-Identifier: MIT */
/*
 * Two writers and two readers at one pipe: every byte comes out once, each
 * writer's in its order, and everybody comes to an end.
 */
#include <explored.h>

#include <string.h>
#include <unistd.h>

enum { EACH = 2, PIECE = 3 };

static int ends[2];
static unsigned char got[2][EACH * PIECE * 2];
static long count[2];

static void
write_all(int me)
{
	for (int i = 0; i < EACH; i++) {
		char piece[PIECE];

		for (int k = 0; k < PIECE; k++)
			piece[k] = (char)(me * 64 + i * PIECE + k);
		long n = write(ends[1], piece, PIECE);
		expect(n == PIECE, "write to take all of 3 bytes", "it returns %ld", n);
	}
}

static void
read_some(int me)
{
	while (count[me] < EACH * PIECE) {
		long n = read(ends[0], got[me] + count[me], (size_t)(EACH * PIECE - count[me]));
		expect(n > 0, "read to wait until there is a byte", "it returns %ld", n);
		count[me] += n;
	}
}

static void
work(int me)
{
	if (me <= 2)
		write_all(me - 1);
	else
		read_some(me - 3);
}

static void
check(void)
{
	int seen[128] = { 0 };

	for (int r = 0; r < 2; r++)
		for (long i = 0; i < count[r]; i++)
			seen[got[r][i] & 127]++;
	for (int w = 0; w < 2; w++)
		for (int i = 0; i < EACH * PIECE; i++)
			expect(seen[w * 64 + i] == 1, "each byte to come out once", "one comes out %ld times", seen[w * 64 + i]);
}

int
main(void)
{
	char byte = 'x';

	expect(pipe(ends) == 0, "a pipe", "none", 0);
	expect(write(ends[1], &byte, 1) == 1 && read(ends[0], &byte, 1) == 1 && byte == 'x', "a byte to come out as it went in", "it does not", 0);
	side_by_side(4, work);
	check();
	return 0;
}
