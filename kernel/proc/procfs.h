/* SPDX-License-Identifier: MIT */
/* /proc/PID. */
#pragma once

void procfs_init(void);
