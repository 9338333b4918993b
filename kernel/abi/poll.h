/* SPDX-License-Identifier: MIT */
/* poll and ppoll. */
#pragma once

struct pollfd {
	int fd;                         /* negative: ignored */
	short events;
	short revents;                  /* may also hold ERR, HUP, NVAL */
};

typedef unsigned long nfds_t;

#define POLLIN          0x001
#define POLLPRI         0x002
#define POLLOUT         0x004
#define POLLERR         0x008
#define POLLHUP         0x010
#define POLLNVAL        0x020
#define POLLRDNORM      0x040
#define POLLRDBAND      0x080
#define POLLWRNORM      0x100
#define POLLWRBAND      0x200
#define POLLRDHUP       0x2000

_Static_assert(sizeof(struct pollfd) == 8, "struct pollfd");
