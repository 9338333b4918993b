/* SPDX-License-Identifier: MIT */
/* Addresses of UNIX sockets: a path, or after a first byte 0 any bytes. */
#pragma once

#include "socket.h"

#define UNIX_PATH_MAX 108

struct sockaddr_un {
	sa_family_t sun_family;
	char sun_path[UNIX_PATH_MAX];
};

_Static_assert(sizeof(struct sockaddr_un) == 110, "struct sockaddr_un");
