/* SPDX-License-Identifier: MIT */
/* signalfd: the reader's own pending signals as a file. */
#pragma once

#include "kernel/abi/eventfd.h"
#include "kernel/abi/signal.h"
#include "kernel/ipc/file.h"

int signalfd_create(sigset_t set, int flags, struct file **out); /* O_NONBLOCK; 0, -ENOMEM */
int signalfd_change(struct file *f, sigset_t set);               /* 0; -EINVAL: no signalfd */
