/* SPDX-License-Identifier: MIT */
/* Where the program gives up: of two assertions that fail each does in a way of its own. */
#include "lib/explore/runtime/runtime.h"

#include <abi/syscall.h>
#include <assert.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/c/syscall.h"

_Noreturn void __explore___assert_fail(const char *condition, const char *file, int line, const char *function);
_Noreturn void __explore_abort(void);
_Noreturn void __explore_exit(int status);
_Noreturn void __explore__exit(int status);

static void
fails_at(uint32_t pc)
{
	struct heddle_told told = { .kind = HEDDLE_TOLD_FAILED, .pc = { pc } };

	if (explore_flags)
		sys(SYS_heddle, HEDDLE_TELL, &told);
}

_Noreturn void
LED(__assert_fail)(const char *condition, const char *file, int line, const char *function)
{
	fails_at(RETURN_ADDRESS);
	__assert_fail(condition, file, line, function);
}

_Noreturn void
LED(abort)(void)
{
	fails_at(RETURN_ADDRESS);
	abort();
}

_Noreturn void
LED(exit)(int status)
{
	if (status)
		fails_at(RETURN_ADDRESS);
	exit(status);
}

_Noreturn void
LED(_exit)(int status)
{
	if (status)
		fails_at(RETURN_ADDRESS);
	_exit(status);
}
