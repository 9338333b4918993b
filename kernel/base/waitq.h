/* SPDX-License-Identifier: MIT */
/* A queue of waiters, as a field; what is done with it is in sched/wait.h. */
#pragma once

#include "kernel/base/spinlock.h"
#include "lib/base/list.h"

/* Who could ever wake a waiter, as bits; the deadlock detector (proc/stuck.c) asks. */
enum waker {
	BY_MEMORY = 1,  /* who can write the futex word that it waits for */
	BY_HOLDERS = 2, /* the processes from which its queue can be reached (file_ops.wakes) */
	BY_ANYONE = 4,  /* any thread of its world */
	BY_OUTSIDE = 8, /* a device, a person; or it is not known */
};

struct waitq {
	struct spinlock lock;
	struct list waiters; /* [lock] struct waiter, in order of arrival */
	uint8_t by;          /* enum waker; set after waitq_init, read when somebody has entered */
};

typedef void (*waitq_fn)(struct waitq *q, void *arg);

#define WAITQ_INIT(q) { SPINLOCK_INIT(RANK_WAITQ, "waitq"), LIST_INIT((q).waiters), BY_OUTSIDE }
