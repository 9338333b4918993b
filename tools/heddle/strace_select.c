/* SPDX-License-Identifier: MIT */
/* Kinds of select and poll: what is asked for is written before the call, what there is behind its result. */
#include <inttypes.h>

#include "kernel/abi/syscall.h"
#include "tools/heddle/strace_kinds.h"
#include "tools/heddle/strace_structs.h"

#define PRINT(name) \
	static enum strace_answer \
	print_##name(struct strace_call *call, unsigned i, const struct strace_kind *kind)
#define VALUE (call->argument[i])
#define BOTH (STRACE_CALL | STRACE_RETURN)

static void
put_found(struct strace_call *call, uint64_t address, uint64_t count)
{
	uint8_t bytes[8];
	const char *between = "";

	put(call, " ([");
	for (uint64_t n = 0; n < count && strace_fetch(call, address + 8 * n, bytes, 8) == 8; n++) {
		uint64_t events = strace_number(bytes + 6, 2);
		if (!events)
			continue;
		put(call, "%s{fd=%" PRId32 ", revents=", between, (int32_t)strace_number(bytes, 4));
		put_flags(call, &names_of_poll, events);
		put(call, "}");
		between = ", ";
	}
	put(call, "]");
}

/* False: there is nothing to say. */
static bool
put_left(struct strace_call *call, uint64_t address, const char *between,
	 void (*put_time)(struct strace_call *, const uint8_t *))
{
	uint8_t bytes[16];

	if (!address || strace_fetch(call, address, bytes, 16) < 16)
		return false;
	put(call, "%sleft ", between);
	put_time(call, bytes);
	return true;
}

void
after_poll(struct strace_call *call)
{
	if (call->result == 0)
		put(call, " (Timeout)");
	else if (!strace_call_failed(call)) {
		put_found(call, call->argument[0], (uint32_t)call->argument[1]);
		if (call->number == SYS_ppoll)
			put_left(call, call->argument[2], ", ", put_timespec);
		put(call, ")");
	}
}

/* The first of them with `before` in front; false: none. */
static bool
put_set(struct strace_call *call, uint64_t address, const char *before)
{
	uint8_t byte;
	bool any = false;

	for (uint32_t fd = 0; fd < call->argument[0]; fd++) {
		if (strace_fetch(call, address + fd / 8, &byte, 1) < 1)
			break;
		if (!(byte >> fd % 8 & 1))
			continue;
		put(call, "%s%" PRIu32, any ? " " : before, fd);
		any = true;
	}
	return any;
}

PRINT(fd_set)
{
	uint8_t byte;

	if (!VALUE || !strace_fetch(call, VALUE, &byte, 1))
		return kind_address.print(call, i, kind);
	put(call, "[");
	put_set(call, VALUE, "");
	put(call, "]");
	return STRACE_DONE;
}

void
after_select(struct strace_call *call)
{
	static const char *const names[2][3] = { { " (in [", " (out [", " (except [" },
						 { ", in [", ", out [", ", except [" } };
	bool any = false;

	if (call->result == 0)
		put(call, " (Timeout)");
	if (call->result == 0 || strace_call_failed(call))
		return;
	for (int set = 0; set < 3; set++)
		if (call->argument[1 + set] && put_set(call, call->argument[1 + set], names[any][set])) {
			put(call, "]");
			any = true;
		}
	any |= put_left(call, call->argument[4], any ? ", " : " (",
			call->number == SYS_select ? put_timeval : put_timespec);
	put(call, any ? ")" : "");
}

PRINT(fd_set_mask)
{
	uint8_t bytes[16];

	if (!VALUE || strace_fetch(call, VALUE, bytes, 16) < 16)
		put_address(call, VALUE);
	else {
		put(call, "{sigmask=");
		if (strace_number(bytes, 8))
			put_struct(call, strace_number(bytes, 8), 8, put_signal_set);
		else
			put(call, "NULL");
		put(call, ", sigsetsize=%" PRIu64 "}", strace_number(bytes + 8, 8));
	}
	return STRACE_DONE;
}

const struct strace_kind kind_polled = { .print = print_memory, .put = put_poll_events, .size = 8, .array = true,
	.when = BOTH, .count = STRACE_U32, .count_at = STRACE_NEXT, .most = 33 },
	kind_fd_set = { .print = print_fd_set, .size = 128, .when = BOTH },
	kind_time_left = { .print = print_memory, .put = put_timeval, .size = 16, .when = BOTH },
	kind_time_left_ns = { .print = print_memory, .put = put_timespec, .size = 16, .when = BOTH },
	kind_fd_set_mask = { .print = print_fd_set_mask, .size = 16, .when = STRACE_CALL, .array = true, .most = 1,
		.below = { { .level = 1, .unit = 1, .most = 8 } } };

/* Like time_left_ns, for a call that is written when it has returned. */
PRINT(time_given)
{
	struct strace_call begun = strace_call_begun(call);
	uint8_t bytes[16];

	(void)kind;
	if (!VALUE || strace_fetch(&begun, VALUE, bytes, 16) < 16)
		put_address(call, VALUE);
	else
		put_timespec(call, bytes);
	return STRACE_DONE;
}
const struct strace_kind kind_time_given = { .print = print_time_given, .size = 16, .when = BOTH };

void
after_recvmmsg(struct strace_call *call)
{
	if (!strace_call_failed(call) && put_left(call, call->argument[4], " (", put_timespec))
		put(call, ")");
}
