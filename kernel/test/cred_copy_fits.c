/* SPDX-License-Identifier: MIT */
/* Credentials copied with room for fewer groups keep those that fit, and
 * nothing lies behind them (seen with redzone=1); with more, all. */
#include "kernel/ipc/cred.h"
#include "kernel/test/test.h"

KERNEL_TEST(cred_copy_fits)
{
	struct cred *none = cred_root(), *many = cred_copy(none, 40), *few, *more;

	for (unsigned int i = 0; i < 40; i++)
		many->groups[i] = i;
	few = cred_copy(many, 2);
	more = cred_copy(many, 50);
	CHECK_EQ(few->group_count, 2);
	CHECK_EQ(few->groups[1], 1);
	CHECK_EQ(more->groups[39], 39);
	cred_put(none);
	cred_put(many);
	cred_put(few);
	cred_put(more);
}
