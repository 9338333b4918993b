/* SPDX-License-Identifier: MIT */
/*
 * One thread waits for two pipes at once until it has had a byte of each; two
 * others write one each, whenever they like: before it looks, between its
 * looking and its sleeping, or when it sleeps.
 */
#include <explored.h>

#include <poll.h>
#include <unistd.h>

static int pipes[2][2];

/* How many it told of. */
static int
take_what_is_there(void)
{
	struct pollfd p[] = { { pipes[0][0], POLLIN, 0 }, { pipes[1][0], POLLIN, 0 } };
	int n = poll(p, 2, -1), told = 0;
	char byte;

	for (int i = 0; i < 2; i++) {
		if (!(p[i].revents & POLLIN))
			continue;
		told++;
		expect(read(pipes[i][0], &byte, 1) == 1, "a pipe that is told of to have a byte", "it has none", 0);
	}
	expect(n > 0 && n == told, "poll to return for how many files it has an answer, one at least", "it returns %ld", n);
	return told;
}

static void
work(int me)
{
	if (me < 3) {
		expect(write(pipes[me - 1][1], "x", 1) == 1, "an empty pipe to take a byte", "it takes none", 0);
		return;
	}
	for (int left = 2; left > 0;)
		left -= take_what_is_there();
}

int
main(void)
{
	expect(pipe(pipes[0]) == 0 && pipe(pipes[1]) == 0, "two pipes", "none", 0);
	side_by_side(3, work);
	return 0;
}
