/* SPDX-License-Identifier: MIT */
/*
 * Two threads wait for one pipe, and each takes one byte: the first byte wakes
 * both, and for one of them that was for nothing.  It looks again while the second
 * byte comes, and must not sleep beside it.
 */
#include <explored.h>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

static int ends[2];

static void
work(int me)
{
	struct pollfd p = { ends[0], POLLIN, 0 };
	char byte;

	if (me == 1) {
		for (int i = 0; i < 2; i++)
			expect(write(ends[1], "x", 1) == 1, "a pipe with room to take a byte", "it takes none", 0);
		return;
	}
	do {
		int n = poll(&p, 1, -1);
		expect(n == 1, "poll to return when there is a byte", "it returns %ld", n);
	} while (read(ends[0], &byte, 1) != 1);
}

int
main(void)
{
	expect(pipe2(ends, O_NONBLOCK) == 0, "a pipe", "none", 0);
	side_by_side(3, work);
	return 0;
}
