/* SPDX-License-Identifier: MIT */
/* What the calls on sockets share. */
#pragma once

#include "kernel/net/socket.h"

/* A socket's address.  -EINVAL, -EFAULT. */
int arg_socket_name(uptr from, uint32_t length, struct name *out);
/* Cut to *length bytes of `to`, and *length becomes its own; NULL is fine. */
int return_socket_name(const struct name *n, uptr to, uptr length);
void sys_socket_init(void); /* at boot: net may ask who calls */
