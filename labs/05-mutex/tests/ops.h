/* SPDX-License-Identifier: MIT */
/* The lock's operations, each with its lines in the history. */
#pragma once

#include <conc/lock.h>
#include <history.h>

enum { LOCKS = 4 };

static struct lock locks[LOCKS];

static inline struct lock *
lock_number(int i)
{
	return &locks[i];
}

static inline void
acquire(int i)
{
	call("acquire", i, 0);
	lock_acquire(lock_number(i));
	ret(0, 0);
}

static inline int
try(int i)
{
	call("try", i, 0);
	int r = lock_try_acquire(lock_number(i));
	ret(r, 0);
	return r;
}

static inline int
timed(int i, int64_t timeout)
{
	call("timed", i, timeout);
	int r = lock_acquire_timeout(lock_number(i), timeout);
	ret(r, 0);
	return r;
}

static inline void
release(int i)
{
	call("release", i, 0);
	ret(lock_release(lock_number(i)), 0);
}

static inline void
locked(int i)
{
	call("locked", i, 0);
	ret(lock_locked(lock_number(i)), 0);
}
