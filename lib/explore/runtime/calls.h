/* SPDX-License-Identifier: MIT */
/*
 * Calls by which the kernel informs another, led through here: before one the caller tells, after it the caller hears; a
 * failure tells something, too (nobody reads any more, the name is taken, no child is left). All of it releases into one
 * clock and acquires from it, since what goes to another process may come back by any way; so of two threads that talk by
 * a pipe, what they do meanwhile is ordered by what others send and receive, too.
 * Who waits for room (in a pipe, a queue, an eventfd) hears of those alone who took something out: that has a clock of its own.
 */
#pragma once

#include "lib/explore/runtime/runtime.h"

#define WRAPPED(result, name, parameters) \
	result __real_##name parameters; \
	result __wrap_##name parameters; \
	result \
	__wrap_##name parameters
/* A step. */
#define CALL(result, name, parameters, arguments, before, after) \
	WRAPPED(result, name, parameters) \
	{ \
		result r; \
		called(RETURN_ADDRESS, NULL, __wrap_##name); \
		before; \
		r = __real_##name arguments; \
		returned(RETURN_ADDRESS, NULL, (uint64_t)r); \
		if (r >= 0) { \
			after; \
		} else { \
			explore_hear_any(); \
		} \
		return r; \
	}
/* No step, since none ever was: where choices are counted. */
#define QUIET(result, name, parameters, arguments, before, after) \
	WRAPPED(result, name, parameters) \
	{ \
		result r; \
		before; \
		r = __real_##name arguments; \
		if ((long)r != -1) { \
			after; \
		} else { \
			explore_hear_any(); \
		} \
		return r; \
	}
#define INFORMS(result, name, parameters, arguments) \
	WRAPPED(result, name, parameters) \
	{ \
		explore_tell(); \
		return __real_##name arguments; \
	}
#define LEARNS(result, name, parameters, arguments) QUIET(result, name, parameters, arguments, , explore_hear_all())
#define KNOWS(name, parameters, arguments) QUIET(int, name, parameters, arguments, explore_tell(), explore_hear_all())

#define TELLS(result, name, parameters, arguments) CALL(result, name, parameters, arguments, explore_tell(), )
#define HEARS(result, name, parameters, arguments) CALL(result, name, parameters, arguments, , explore_hear())
/* Perhaps of the end of a process, which tells nothing itself: an end of file, for one. */
#define HEARS_ALL(result, name, parameters, arguments) CALL(result, name, parameters, arguments, , explore_hear_all())
/* Readiness: that there is something to read, or room to write. */
#define HEARS_ANY(result, name, parameters, arguments) \
	CALL(result, name, parameters, arguments, , explore_hear_any())
/* Something is put in, when there is room; something is taken out, which makes room. */
#define PUTS(result, name, parameters, arguments) CALL(result, name, parameters, arguments, explore_tell(), explore_hear_room())
#define GETS(result, name, parameters, arguments) CALL(result, name, parameters, arguments, explore_tell_room(), explore_hear())

/* A buffer that the kernel fills or reads is one that the caller writes or reads. */
#define FILLS(name, parameters, arguments) \
	CALL(ssize_t, name, parameters, arguments, explore_tell_room(), r > 0 ? explore_hear() : explore_hear_all(); \
	     explore_access(buffer, (size_t)r, true, ACCESS_PLAIN, RETURN_ADDRESS))
#define SENDS(name, parameters, arguments) \
	CALL(ssize_t, name, parameters, arguments, explore_tell(); \
	     explore_access(buffer, n, false, ACCESS_PLAIN, RETURN_ADDRESS), explore_hear_room())
