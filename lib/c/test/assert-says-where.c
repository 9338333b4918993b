/* SPDX-License-Identifier: MIT */
/* A failed assert prints file, line and condition on stderr and ends by SIGABRT. */
#include "check.h"

#include <assert.h>

int
main(void)
{
	int ends[2], one = 1;
	char message[256] = "";
	pid_t child;

	assert(one == 1);
	CHECK_OK(pipe(ends));
	child = fork();
	if (child == 0) {
		dup2(ends[1], 2);
		assert(one == 2);
		_exit(0);
	}
	close(ends[1]);
	CHECK(read(ends[0], message, sizeof(message) - 1) > 0);
	CHECK_EQ(wait_status(child) & 0x7f, SIGABRT);
	CHECK(strstr(message, "assert-says-where.c") && strstr(message, "one == 2"));
	return 0;
}
