/* SPDX-License-Identifier: MIT */
/*
 * With O_NONBLOCK nothing waits: a read of nothing and a write without room
 * say EAGAIN, a long write says how much went in, and poll agrees, also where
 * PIPE_BUF bytes just fit, and just do not.
 */
#include "ops.h"

static void
look_at(int end, const char *operation)
{
	struct pollfd p = { ends[end], end ? POLLOUT : POLLIN, 0 };

	call(operation, 0, 0);
	poll(&p, 1, 0);
	ret((p.revents & (POLLIN | POLLHUP | POLLOUT | POLLERR)) != 0, 0);
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
	close_end(1);
	look_at(0, "pollr");
	get_as("rnb", 1);
}

int
main(void)
{
	return history_run(body, 500);
}
