/* SPDX-License-Identifier: MIT */
/*
 * A wait with a limit ends at its limit, and afterwards nothing is left of it.
 * Who need not wait is not asked for the time: a limit that is over does no harm.
 */
#include "ops.h"

/* What is in no operation's arguments: the limit was over long ago. */
static void
too_late(bool sends)
{
	static char to[BUFFER];
	struct timespec past = { 1, 0 };
	unsigned priority = 0;

	if (sends) {
		int64_t place = somewhere(30);
		call("send", place, 30 | 2 << 20);
		int r = mq_timedsend(queue, (const char *)bytes + place, 30, 2, &past);
		ret(r < 0 ? -errno : r, 0);
	} else {
		call("recv", BUFFER, 0);
		ssize_t r = mq_timedreceive(queue, to, BUFFER, &priority, &past);
		ret(r < 0 ? -errno : r, r < 0 ? 0 : (bytes_digest(to, (size_t)r) & ~INT64_C(0xffff)) | priority);
	}
}

static void
work(int me)
{
	for (int i = 0; i < 6; i++) {
		if (draw(0, 2) == 0)
			sleep_ms(draw(1, 25));
		if (me % 2)
			put_as("sendt", queue, draw(1, 60), draw(0, 2), draw(15, 40));
		else
			get_as("recvt", queue, BUFFER, draw(15, 40));
	}
}

static void
body(void)
{
	history_timed();
	open_queue(2, 100);
	get_as("recvt", queue, BUFFER, 25);
	too_late(true);
	put(10, 0);
	put_as("sendt", queue, 10, 1, draw(15, 40));
	too_late(false);
	put_as("sendt", queue, 20, 1, 25);
	put_as("sendt", queue, 20, 1, 25);
	get_as("recvt", queue, BUFFER, 25);
	get_as("recvt", queue, BUFFER, 25);
	threads_run(4, work);
}

int
main(void)
{
	return history_run(body, 900);
}
