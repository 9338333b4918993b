/* SPDX-License-Identifier: MIT */
/* /proc: files whose text is made when they are opened. */
#pragma once

#include "kernel/fs/seq.h"

struct inode;

/* At boot: registers /proc/{version,cmdline,uptime,...}. */
void procfs_machine_init(void);
void procfs_outline(void);
