/* SPDX-License-Identifier: MIT */
/* A queue of waiters, as a field; what is done with it is in sched/wait.h. */
#pragma once

#include "kernel/base/spinlock.h"
#include "lib/base/list.h"

struct waitq {
	struct spinlock lock;
	struct list waiters; /* [lock] struct waiter, in order of arrival */
};

#define WAITQ_INIT(q) { SPINLOCK_INIT(RANK_WAITQ, "waitq"), LIST_INIT((q).waiters) }
