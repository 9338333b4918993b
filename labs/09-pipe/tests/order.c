/* SPDX-License-Identifier: MIT */
/*
 * Bytes come out as they went in: one thread writes and reads pieces of many
 * sizes, several times the capacity of the pipe in all.  Memory that is not
 * the caller's is neither read nor written, and the call says so; what had
 * nowhere to go is still there.
 */
#include "ops.h"

static int64_t inside;

static void
bad_write(void)
{
	call("badw", 0, 8);
	ssize_t r = write(ends[1], (const void *)16, 8);
	ret(r < 0 ? -errno : r, 0);
}

static void
bad_read(void)
{
	call("badr", 0, 8);
	ssize_t r = read(ends[0], (void *)16, 8);
	ret(r < 0 ? -errno : r, 0);
}

static void
body(void)
{
	open_pipe(0);
	put(somewhere(100), 100);
	get(40);
	get(0);
	inside = 60;
	bad_write();
	for (int i = 0; i < 120; i++) {
		int64_t n = draw(0, 9) == 0 ? draw(1, 9) : draw(1, ATOMIC);

		if (i % 3 != 2 && inside + n <= CAPACITY)
			inside += put(somewhere(n), n) > 0 ? n : 0;
		else if (inside > 0)
			inside -= get(2 * n);
	}
	for (int64_t n; inside > 0 && (n = get(CAPACITY)) > 0;)
		inside -= n;
	put(0, 8);
	bad_read();
	get(8);
}

int
main(void)
{
	return history_run(body, 500);
}
