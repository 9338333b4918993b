/* SPDX-License-Identifier: MIT */
/* The lock of lib/conc is made of atomics, which the detector sees; that it is a lock is for reports. */
#include "lib/explore/runtime/runtime.h"

#include <conc/lock.h>

void __real_lock_acquire(struct lock *l);
int __real_lock_try_acquire(struct lock *l);
int __real_lock_acquire_timeout(struct lock *l, int64_t timeout);
int __real_lock_release(struct lock *l);
void __wrap_lock_acquire(struct lock *l);
int __wrap_lock_try_acquire(struct lock *l);
int __wrap_lock_acquire_timeout(struct lock *l, int64_t timeout);
int __wrap_lock_release(struct lock *l);

static int
taken(struct lock *l, int error)
{
	if (!error)
		explore_hold(l);
	return error;
}

void
__wrap_lock_acquire(struct lock *l)
{
	__real_lock_acquire(l);
	explore_hold(l);
	explore_in_order(RETURN_ADDRESS);
}

int
__wrap_lock_try_acquire(struct lock *l)
{
	return taken(l, __real_lock_try_acquire(l));
}

int
__wrap_lock_acquire_timeout(struct lock *l, int64_t timeout)
{
	return taken(l, __real_lock_acquire_timeout(l, timeout));
}

int
__wrap_lock_release(struct lock *l)
{
	explore_let_go(l);
	return __real_lock_release(l);
}
