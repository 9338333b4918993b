/* SPDX-License-Identifier: MIT */
/* syscall() makes any call by its number; an unknown one is ENOSYS; errors become errno. */
#include "check.h"

int
main(void)
{
	CHECK_EQ(syscall(SYS_getpid), getpid());
	CHECK_ERRNO(syscall(SYS_close, -1), EBADF);
	CHECK_ERRNO(syscall(3999), ENOSYS);
	CHECK_EQ(heddle_version() == 0 || heddle_version() == 1, 1);
	return 0;
}
