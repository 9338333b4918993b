/* SPDX-License-Identifier: MIT */
/* Requests to a device. Numbers and struct winsize: <abi/ioctl.h>. */
#pragma once

#include <abi/ioctl.h>

/* -1 and errno (ENOTTY: not that kind of device); else as the request says. */
int ioctl(int fd, unsigned long request, ...);
