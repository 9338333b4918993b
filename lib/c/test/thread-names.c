/* SPDX-License-Identifier: MIT */
/* A thread's name can be set and read, its own and another's; too long is ERANGE. */
#include "check.h"

#include <pthread.h>
#include <sys/prctl.h>

int
main(void)
{
	char name[32] = "";

	CHECK_EQ(pthread_setname_np(pthread_self(), "weaver"), 0);
	CHECK_EQ(pthread_getname_np(pthread_self(), name, sizeof(name)), 0);
	CHECK_TEXT(name, "weaver");
	memset(name, 0, sizeof(name));
	CHECK_OK(prctl(PR_GET_NAME, name));
	CHECK_TEXT(name, "weaver");
	CHECK_EQ(pthread_setname_np(pthread_self(), "sixteen-bytes-xx"), ERANGE);
	return 0;
}
