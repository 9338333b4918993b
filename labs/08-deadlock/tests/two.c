/* SPDX-License-Identifier: MIT */
/* Two threads take two locks in two orders.  As long as one of them goes on there is no circle; then there is, at once. */
#include "ops.h"

static void
body(void)
{
	begin_with_circle();
	begin_threads(1, 2);
	each_takes(1, 2);
	look();
	order(2, TAKE, 1);
	look();
	order(1, TAKE, 2);
	look();
}

int
main(void)
{
	return history_run(body, 500);
}
