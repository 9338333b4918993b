/* SPDX-License-Identifier: MIT */
/* POSIX message queues. */
#pragma once

#include "limits.h"

struct mq_attr {
	long mq_flags;                  /* 0 or O_NONBLOCK */
	long mq_maxmsg;
	long mq_msgsize;
	long mq_curmsgs;
	long mq_reserved[4];
};

typedef int mqd_t;

_Static_assert(sizeof(struct mq_attr) == 64, "struct mq_attr");
