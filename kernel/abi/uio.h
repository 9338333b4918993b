/* SPDX-License-Identifier: MIT */
/* readv and writev. */
#pragma once

#include "types.h"

struct iovec {
	void *iov_base;
	size_t iov_len;
};

_Static_assert(sizeof(struct iovec) == 16, "struct iovec");
