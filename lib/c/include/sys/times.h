/* SPDX-License-Identifier: MIT */
#pragma once

#include <abi/types.h>

/* CPU time in ticks, of which there are sysconf(_SC_CLK_TCK) in a second; all of it is user time. */
struct tms {
	clock_t tms_utime, tms_stime;   /* of the process */
	clock_t tms_cutime, tms_cstime; /* of its children, and theirs, that were waited for */
};

/* Ticks since a moment that does not change; -1 and EFAULT. */
clock_t times(struct tms *buffer);
