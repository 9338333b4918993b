/* SPDX-License-Identifier: MIT */
/*
 * With O_NONBLOCK nothing waits: an empty queue and a full one say EAGAIN,
 * poll says it beforehand, mq_getattr counts; also for a flag set later.
 */
#include "ops.h"

static void
set_flag(long flags)
{
	struct mq_attr attr = { .mq_flags = flags };

	mq_setattr(queue, &attr, NULL);
}

static void
body(void)
{
	open_queue(3, 200);
	look();
	put_now(10, 1);
	look();
	get_now();
	get_now();
	for (int i = 0; i < 40; i++) {
		if (draw(0, 1))
			put_now(draw(0, 200), draw(0, 2));
		else
			get_now();
		look();
	}
	while (get_now() >= 0)
		;
	set_flag(O_NONBLOCK);
	get_as("recvnb", queue, BUFFER, FOR_EVER);
	set_flag(0);
	get_as("recvt", queue, BUFFER, 20);
	set_flag(O_NONBLOCK);
	for (int i = 0; i < 4; i++)
		put_as("sendnb", queue, 10, 1, FOR_EVER);
}

int
main(void)
{
	return history_run(body, 500);
}
