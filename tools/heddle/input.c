/* SPDX-License-Identifier: MIT */
/* See input.h. */
#include "tools/heddle/input.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/heddle/frame.h"
#include "tools/heddle/machine.h"
#include "tools/heddle/terminal.h"

enum { PILE_MOST = 65536 };	/* typed ahead of a guest that does not listen */

static ssize_t
read_some(char *bytes, size_t size)
{
	for (;;) {
		ssize_t n = read(STDIN_FILENO, bytes, size);
		if (n >= 0 || (errno != EAGAIN && errno != EINTR))
			return n;
		poll(&(struct pollfd){ .fd = STDIN_FILENO, .events = POLLIN }, 1, -1);
	}
}

bool
input_is_file(off_t most)
{
	struct stat status, null;

	if (fstat(STDIN_FILENO, &status) < 0)
		return false;
	if (S_ISREG(status.st_mode))
		return status.st_size <= most;
	return S_ISCHR(status.st_mode) && stat("/dev/null", &null) == 0 && status.st_rdev == null.st_rdev;
}

int
input_read_all(struct buffer *all, size_t most)
{
	static char bytes[65536];
	ssize_t n = 0;

	while (all->size <= most && (n = read_some(bytes, sizeof bytes)) > 0)
		buffer_add(all, bytes, (size_t)n);
	return n < 0 ? -1 : 0;
}

static void
flush(struct input *input)
{
	if (input->sending || !input->frames.size || !input->machine)
		return;
	input->sending = true;
	machine_send(input->machine, input->frames.data, input->frames.size, input->sent);
	buffer_keep_last(&input->frames, 0);
}

static void
read_in_thread(uv_work_t *work)
{
	struct input *input = work->data;

	input->got = read_some(input->bytes, sizeof input->bytes);
}

static void read_done(uv_work_t *work, int status);

static void
read_next(struct input *input)
{
	if (input->reading || input->ended || !input->machine)
		return;
	input->reading = true;
	input->work.data = input;
	uv_queue_work(input->loop, &input->work, read_in_thread, read_done);
}

static void
take_piece(struct input *input)
{
	if (input->terminal && memchr(input->bytes, KILL_KEY, (size_t)input->got)) {
		input->ended = true;
		input->on_kill_key(input);
	} else if (input->frames.size < PILE_MOST) {
		frame_data(&input->frames, input->bytes, (size_t)input->got);
	}
}

static void
read_done(uv_work_t *work, int status)
{
	struct input *input = work->data;

	(void)status;
	input->reading = false;
	if (input->got > 0) {
		take_piece(input);
	} else {		/* an error ends the input too */
		input->ended = true;
		frame_end(&input->frames);
	}
	flush(input);
	if (input->terminal)
		read_next(input);
}

void
input_sent(struct input *input)
{
	input->sending = false;
	flush(input);
	if (!input->sending)
		read_next(input);
}

void
input_window(struct input *input)
{
	unsigned rows, columns;

	if (terminal_size(&rows, &columns)) {
		frame_window(&input->frames, rows, columns);
		flush(input);
	}
}

void
input_start(struct input *input)
{
	if (input->terminal)
		input_window(input);
	read_next(input);
}

void
input_stop(struct input *input)
{
	input->machine = NULL;
}
