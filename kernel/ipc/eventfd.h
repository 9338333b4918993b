/* SPDX-License-Identifier: MIT */
/* eventfd: a 64-bit count as a file. */
#pragma once

#include "kernel/abi/eventfd.h"
#include "kernel/ipc/file.h"

int eventfd_create(unsigned int count, int flags, struct file **out); /* flags: EFD_*; 0, -ENOMEM */
