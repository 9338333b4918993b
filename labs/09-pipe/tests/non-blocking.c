/* SPDX-License-Identifier: MIT */
/*
 * With O_NONBLOCK nothing waits: a read of nothing and a write without room
 * say EAGAIN, a long write says how much went in, and poll agrees, also where
 * PIPE_BUF bytes just fit, and just do not, and where the other end is closed.
 * The flag may be set later, too.
 */
#include "ops.h"

enum { IN = 1, OUT = 2, ERR = 4, HUP = 8 };

static void
look_at(int end, const char *operation)
{
	struct pollfd p = { ends[end], POLLIN | POLLOUT, 0 };

	call(operation, 0, 0);
	poll(&p, 1, 0);
	int r = p.revents;
	ret((r & POLLIN ? IN : 0) | (r & POLLOUT ? OUT : 0) | (r & POLLERR ? ERR : 0) | (r & POLLHUP ? HUP : 0), 0);
}

static void
look(void)
{
	look_at(0, "pollr");
	look_at(1, "pollw");
}

static void
drain(void)
{
	while (get_as("rnb", CAPACITY) > 0)
		;
}

static void
close_writer(void)
{
	put_as("wnb", 0, 10);
	close_end(1);
	look_at(0, "pollr");
	get_as("rnb", 10);
	look_at(0, "pollr");
	get_as("rnb", 1);
}

static void
set_later(void)
{
	open_pipe(0);
	put(0, 10);
	get(10);
	for (int end = 0; end < 2; end++)
		fcntl(ends[end], F_SETFL, O_NONBLOCK);
	get_as("rnb", 1);
	put_as("wnb", 0, CAPACITY);
	put_as("wnb", 0, 1);
}

static void
close_reader(int64_t inside)
{
	open_pipe(O_NONBLOCK);
	put_as("wnb", 0, inside);
	close_end(0);
	look_at(1, "pollw");
	put_as("wnb", 0, 10);
}

static void
body(void)
{
	open_pipe(O_NONBLOCK);
	get_as("rnb", 10);
	put_as("wnb", somewhere(10), 10);
	look();
	for (int i = 0; i < 40; i++) {
		int64_t n = draw(0, 3) ? draw(1, ATOMIC) : draw(ATOMIC + 1, 40000);

		if (draw(0, 4))
			put_as("wnb", somewhere(n), n);
		else
			get_as("rnb", n);
		look();
	}
	drain();
	put_as("wnb", 0, CAPACITY - ATOMIC);
	look();
	put_as("wnb", 0, 1);
	look();
	drain();
	close_writer();
	set_later();
	close_reader(10);
	close_reader(CAPACITY);
}

int
main(void)
{
	return history_run(body, 500);
}
