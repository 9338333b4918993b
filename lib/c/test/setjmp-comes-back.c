/* SPDX-License-Identifier: MIT */
/* longjmp returns from setjmp a second time, out of nested calls and out of a signal handler. */
#include "check.h"

#include <setjmp.h>

static jmp_buf place;
static sigjmp_buf with_mask;

static void __attribute__((noinline))
inner(const int *value)
{
	longjmp(place, *value);
}

static void __attribute__((noinline))
outer(int value)
{
	int copies[100];                /* a frame of its own to skip */

	for (int i = 0; i < 100; i++)
		copies[i] = value;
	inner(&copies[99]);
}

static void
handler(int number)
{
	siglongjmp(with_mask, number);
}

int
main(void)
{
	volatile int count = 0;
	int value = setjmp(place);

	if (count++ < 3)
		outer(count - 1);
	CHECK_EQ(value, 2);
	signal(SIGUSR1, handler);
	for (count = 0; count < 3; count++)     /* would be blocked the second time */
		if (sigsetjmp(with_mask, 1) == 0) {
			raise(SIGUSR1);
			CHECK(!"behind raise");
		}
	CHECK_EQ(count, 3);
	return 0;
}
