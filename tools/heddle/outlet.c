/* SPDX-License-Identifier: MIT */
/* See outlet.h. */
#include "tools/heddle/outlet.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

static void start(struct outlet *outlet);

/* In a pool thread: until all is written or something fails. */
static void
write_all(uv_work_t *work)
{
	struct outlet *outlet = work->data;
	size_t done = 0;

	while (done < outlet->writing.size) {
		ssize_t n = write(outlet->fd, outlet->writing.data + done, outlet->writing.size - done);
		if (n >= 0) {
			done += (size_t)n;
		} else if (errno == EAGAIN) {	/* somebody made it non-blocking */
			poll(&(struct pollfd){ .fd = outlet->fd, .events = POLLOUT }, 1, -1);
		} else if (errno != EINTR) {
			outlet->error = errno;
			return;
		}
	}
}

static void
written(uv_work_t *work, int status)
{
	struct outlet *outlet = work->data;

	(void)status;
	outlet->busy = false;
	buffer_keep_last(&outlet->writing, 0);
	if (outlet->waiting.size && !outlet->error)
		start(outlet);
	else
		outlet->on_idle(outlet);
}

static void
start(struct outlet *outlet)
{
	struct buffer empty = outlet->writing;

	outlet->writing = outlet->waiting;
	outlet->waiting = empty;
	outlet->busy = true;
	outlet->work.data = outlet;
	uv_queue_work(outlet->loop, &outlet->work, write_all, written);
}

bool
outlet_put(struct outlet *outlet, const char *bytes, size_t size)
{
	if (outlet->error)
		return true;
	buffer_add(&outlet->waiting, bytes, size);
	if (!outlet->busy)
		start(outlet);
	return false;
}
