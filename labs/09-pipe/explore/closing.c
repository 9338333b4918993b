/* SPDX-License-Identifier: MIT */
/*
 * Two threads read from an empty pipe, one writes into a full one, and a
 * fourth closes the other ends: whoever waits already, or comes later, is told.
 */
#include <explored.h>

#include <errno.h>
#include <signal.h>
#include <unistd.h>

static int empty[2], full[2];
static char bytes[65536];

static void
work(int me)
{
	char byte = 'x';

	if (me == 4) {
		close(empty[1]);
		close(full[0]);
	} else if (me == 3) {
		long n = write(full[1], &byte, 1);
		expect(n == -1 && errno == EPIPE, "write to fail with EPIPE when the last reader has closed", "it returns %ld", n);
	} else {
		long n = read(empty[0], &byte, 1);
		expect(n == 0, "read to return 0 when the last writer has closed", "it returns %ld", n);
	}
}

int
main(void)
{
	signal(SIGPIPE, SIG_IGN);
	expect(pipe(empty) == 0 && pipe(full) == 0, "two pipes", "none", 0);
	long n = write(full[1], bytes, sizeof(bytes));
	expect(n == sizeof(bytes), "an empty pipe to take 65536 bytes", "it takes %ld", n);
	side_by_side(4, work);
	return 0;
}
