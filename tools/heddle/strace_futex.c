/* SPDX-License-Identifier: MIT */
/* Kinds of futex and clone, whose operation or flags say what the rest means. */
#include <inttypes.h>

#include "tools/heddle/strace_kinds.h"
#include "tools/heddle/strace_structs.h"

#define PRINT(name) \
	static enum strace_answer \
	print_##name(struct strace_call *call, unsigned i, const struct strace_kind *kind)
#define KIND(name, ...) const struct strace_kind kind_##name = { .print = print_##name, __VA_ARGS__ };
#define VALUE (call->argument[i])
#define MEMORY(bytes, bits) .size = bytes, .when = bits
#define IN STRACE_CALL

enum { FUTEX_WAIT, FUTEX_WAKE, FUTEX_REQUEUE = 3, FUTEX_CMP_REQUEUE, FUTEX_WAKE_OP, FUTEX_LOCK_PI,
       FUTEX_UNLOCK_PI, FUTEX_TRYLOCK_PI, FUTEX_WAIT_BITSET, FUTEX_WAKE_BITSET, FUTEX_WAIT_REQUEUE_PI,
       FUTEX_CMP_REQUEUE_PI, FUTEX_LOCK_PI2, FUTEX_PRIVATE = 128, FUTEX_REALTIME = 256 };
#define FUTEX_OPERATION ((int)call->argument[1] & 127)

PRINT(futex_operation)
{
	put_name(call, kind->names, VALUE & 127);
	put(call, "%s%s", VALUE & FUTEX_PRIVATE ? "_PRIVATE" : "", VALUE & FUTEX_REALTIME ? "|FUTEX_CLOCK_REALTIME" : "");
	return STRACE_DONE;
}

PRINT(futex_value)
{
	switch (FUTEX_OPERATION) {
	case FUTEX_UNLOCK_PI:
	case FUTEX_TRYLOCK_PI:
		return STRACE_OMIT;
	case FUTEX_LOCK_PI:	/* has none, but a time */
	case FUTEX_LOCK_PI2:
		put_struct(call, call->argument[3], 16, put_timespec);
		return STRACE_DONE;
	default:
		return kind_unsigned.print(call, i, kind);
	}
}

PRINT(futex_time)
{
	switch (FUTEX_OPERATION) {
	case FUTEX_WAIT:
	case FUTEX_WAIT_BITSET:
	case FUTEX_WAIT_REQUEUE_PI:
		put_struct(call, VALUE, 16, put_timespec);
		return STRACE_DONE;
	case FUTEX_REQUEUE: case FUTEX_CMP_REQUEUE: case FUTEX_WAKE_OP: case FUTEX_CMP_REQUEUE_PI:
		return kind_unsigned.print(call, i, kind);
	case FUTEX_WAKE_BITSET:	/* has neither time nor second word */
		put(call, "%#" PRIx32, (uint32_t)call->argument[5]);
		return STRACE_DONE;
	default:
		return STRACE_OMIT;
	}
}

PRINT(futex_word)
{
	switch (FUTEX_OPERATION) {
	case FUTEX_WAIT_BITSET:	/* has no second word */
		if ((uint32_t)call->argument[5] == UINT32_MAX)
			put(call, "FUTEX_BITSET_MATCH_ANY");
		else
			put(call, "%#" PRIx32, (uint32_t)call->argument[5]);
		return STRACE_DONE;
	case FUTEX_WAIT: case FUTEX_WAKE_BITSET:
		return STRACE_OMIT;
	default:
		return kind_address.print(call, i, kind);
	}
}

PRINT(futex_last)
{
	switch (FUTEX_OPERATION) {
	case FUTEX_CMP_REQUEUE: case FUTEX_CMP_REQUEUE_PI:
		return kind_unsigned.print(call, i, kind);
	case FUTEX_WAKE_OP:
		return kind_hex.print(call, i, kind);
	default:
		return STRACE_OMIT;
	}
}
KIND(futex_operation, .names = &names_of_futex) KIND(futex_value) KIND(futex_time, MEMORY(16, IN))
KIND(futex_word) KIND(futex_last)

enum { CLONE_SETTLS_BIT = 0x80000, CLONE_PARENT_BIT = 0x100000, CLONE_CLEAR_BIT = 0x200000,
       CLONE_CHILD_BIT = 0x1000000 };

/* strace writes the stack first; what the flags ask for comes after the return. */
PRINT(clone_begin)
{
	uint32_t flags = (uint32_t)VALUE;

	put(call, "child_stack=");
	put_address(call, call->argument[1]);
	put(call, ", flags=");
	if (flags & ~0xffu)
		put_flags(call, kind->names, flags & ~0xffu);
	if (flags & 0xff) {
		put(call, flags & ~0xffu ? "|" : "");
		put_signal(call, flags & 0xff);
	} else if (!flags)
		put(call, "0");
	return STRACE_DONE;
}

PRINT(clone_rest)
{
	uint64_t flags = call->argument[0];

	if (!call->returned)
		return STRACE_LATER;
	if (flags & CLONE_PARENT_BIT) {
		put(call, ", parent_tid=");
		if (strace_call_failed(call))
			put_address(call, call->argument[2]);
		else
			put(call, "[%" PRId32 "]", (int32_t)call->result);
	}
	if (flags & CLONE_SETTLS_BIT)
		put(call, ", tls=%#" PRIx64, call->argument[4]);
	if (flags & (CLONE_CLEAR_BIT | CLONE_CHILD_BIT)) {
		put(call, ", child_tidptr=");
		put_address(call, call->argument[3]);
	}
	return STRACE_DONE;
}
KIND(clone_begin, .names = &names_of_clone)
const struct strace_kind kind_clone_rest = { .print = print_clone_rest, .joined = true };

