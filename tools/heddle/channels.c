/* SPDX-License-Identifier: MIT */
/* See channels.h. */
#include "tools/heddle/channels.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void
close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void
channels_close_theirs(struct channels *channels)
{
	for (int i = 0; i < PORTS; i++)
		close_one(&channels->theirs[i]);
	close_one(&channels->uart_theirs);
}

void
channels_close(struct channels *channels)
{
	channels_close_theirs(channels);
	for (int i = 0; i < PORTS; i++)
		close_one(&channels->ours[i]);
	close_one(&channels->uart_ours);
}

static int
open_all(struct channels *channels, bool uart, bool errors_to_output)
{
	int pair[2];

	for (int i = 0; i < PORTS; i++) {
		if (pipe2(pair, O_CLOEXEC) < 0)
			return -1;
		channels->ours[i] = pair[0];
		channels->theirs[i] = pair[1];
	}
	if (errors_to_output && dup3(channels->theirs[PORT_OUT], channels->theirs[PORT_ERR], O_CLOEXEC) < 0)
		return -1;
	if (!uart)
		return 0;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
		return -1;
	channels->uart_ours = pair[0];
	channels->uart_theirs = pair[1];
	return 0;
}

int
channels_open(struct channels *channels, bool uart, bool errors_to_output)
{
	memset(channels, -1, sizeof *channels);
	if (open_all(channels, uart, errors_to_output) == 0)
		return 0;
	int error = errno;
	channels_close(channels);
	errno = error;
	return -1;
}
