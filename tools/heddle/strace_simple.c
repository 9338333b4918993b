/* SPDX-License-Identifier: MIT */
/* Kinds that need nothing but their own argument and its memory. */
#include <inttypes.h>
#include <string.h>

#include "tools/heddle/strace_kinds.h"
#include "tools/heddle/strace_structs.h"

#define PRINT(name) \
	static enum strace_answer \
	print_##name(struct strace_call *call, unsigned i, const struct strace_kind *kind)
#define VALUE (call->argument[i])

#define NUMBER(name, ...) \
	PRINT(name) { put(call, __VA_ARGS__); return STRACE_DONE; } \
	const struct strace_kind kind_##name = { .print = print_##name };

NUMBER(int, "%" PRId32, (int32_t)VALUE)
NUMBER(unsigned, "%" PRIu32, (uint32_t)VALUE)
NUMBER(long, "%" PRId64, VALUE)
NUMBER(size, "%" PRIu64, VALUE)
NUMBER(hex, "%#" PRIx32, (uint32_t)VALUE)
NUMBER(hexlong, "%#" PRIx64, VALUE)
NUMBER(octal, "%#03o", (unsigned short)VALUE)

PRINT(address) { put_address(call, VALUE); return STRACE_DONE; }
PRINT(signal) { put_signal(call, (int)VALUE); return STRACE_DONE; }
PRINT(mode) { put_mode(call, (unsigned)VALUE); return STRACE_DONE; }
PRINT(name) { put_name(call, kind->names, (uint32_t)VALUE); return STRACE_DONE; }
PRINT(flags) { put_flags(call, kind->names, (uint32_t)VALUE); return STRACE_DONE; }
PRINT(string) { put_string(call, VALUE, 4095); return STRACE_DONE; }

PRINT(at_fd)
{
	if ((int32_t)VALUE == -100)
		put(call, "AT_FDCWD");
	else
		put(call, "%" PRId32, (int32_t)VALUE);
	return STRACE_DONE;
}

const struct strace_kind kind_address = { .print = print_address }, kind_signal = { .print = print_signal },
	kind_mode = { .print = print_mode }, kind_at_fd = { .print = print_at_fd };

#define NAMED(kind, how, table) const struct strace_kind kind_##kind = { .print = how, .names = &names_of_##table };
#define NAMES(kind, table) NAMED(kind, print_name, table)
#define FLAGS(kind, table) NAMED(kind, print_flags, table)
FLAGS(access, access) NAMES(clock, clock) FLAGS(protection, protection) FLAGS(map, map) NAMES(advice, advice)
FLAGS(remap, remap) FLAGS(msync, msync) NAMES(seek, seek) FLAGS(at_flags, at) FLAGS(statx_mask, statx_mask) FLAGS(unlink_flags, unlink) FLAGS(access_flags, access_flag)
FLAGS(pipe_flags, pipe) FLAGS(lock, lock) FLAGS(rename_flags, rename) FLAGS(fallocate_flags, fallocate_flag)
NAMES(signal_how, signal_how) NAMES(resource, resource) NAMES(usage_who, usage) NAMES(policy, policy)
NAMES(priority_which, priority) NAMES(interval_which, interval) FLAGS(timer_flags, timer)
FLAGS(wait_flags, wait) NAMES(wait_which, wait_id) NAMES(family, address_family) FLAGS(message_flags, message)
NAMES(shutdown_how, shutdown) NAMES(socket_level, socket_level) FLAGS(epoll_flags, epoll_flag)
NAMES(epoll_control, epoll_control) FLAGS(eventfd_flags, eventfd_flag) FLAGS(signalfd_flags, signalfd_flag)
FLAGS(timerfd_flags, timerfd_flag) FLAGS(timerfd_set, timerfd_set) FLAGS(memfd_flags, memfd)
FLAGS(random_flags, getrandom)
NAMES(seccomp_operation, seccomp)

static uint64_t
count_of(const struct strace_call *call, unsigned i, const struct strace_kind *kind)
{
	uint64_t number = kind->count_at == STRACE_RESULT ? call->result
		: call->argument[kind->count_at == STRACE_PREVIOUS ? i - 1 : i + kind->count_at];

	switch (kind->count) {
	case STRACE_U32: return (uint32_t)number;
	case STRACE_U64: return number;
	default: return kind->most ? kind->most : 1;
	}
}

/* An array, shown as far as its first elements. */
static void
put_array(struct strace_call *call, uint64_t address, uint64_t count, const struct strace_kind *kind)
{
	uint8_t bytes[256];

	put(call, "[");
	for (uint64_t n = 0; n < count; n++, address += kind->size) {
		put(call, n ? ", " : "");
		if (n == STRACE_STRING || strace_fetch(call, address, bytes, kind->size) < kind->size) {
			put(call, "...");
			break;
		}
		kind->put(call, bytes);
	}
	put(call, "]");
}

void
put_struct(struct strace_call *call, uint64_t address, size_t size,
	   void (*put_it)(struct strace_call *, const uint8_t *))
{
	uint8_t bytes[512];

	if (!address || strace_fetch(call, address, bytes, size) < size)
		put_address(call, address);
	else
		put_it(call, bytes);
}

enum strace_answer
print_memory(struct strace_call *call, unsigned i, const struct strace_kind *kind)
{
	uint64_t count = count_of(call, i, kind);
	uint8_t byte;

	if (!(kind->when & STRACE_CALL) && !call->returned)
		return STRACE_LATER;
	if (!(kind->when & STRACE_CALL) && strace_call_failed(call))
		put_address(call, VALUE);
	else if (!kind->array)
		put_struct(call, VALUE, kind->size, kind->put);
	else if (!VALUE || (count > 0 && !strace_fetch(call, VALUE, &byte, 1)))
		put_address(call, VALUE);
	else
		put_array(call, VALUE, count, kind);
	return STRACE_DONE;
}

#define STRUCT(kind, it, bytes, ...) const struct strace_kind kind_##kind = { \
	.print = print_memory, .put = put_##it, .size = bytes, __VA_ARGS__ };
#define IN .when = STRACE_IN
#define OUT .when = STRACE_OUT
#define ONE .array = true
#define RESULT_ELEMENTS .array = true, .count = STRACE_U32, .count_at = STRACE_RESULT
STRUCT(stat_out, stat, 144, OUT) STRUCT(statx_out, statx, 48, OUT) STRUCT(timespec_in, timespec, 16, IN) STRUCT(timespec_out, timespec, 16, OUT)
STRUCT(timeval_out, timeval, 16, OUT) STRUCT(itimerspec_in, itimerspec, 32, IN)
STRUCT(itimerspec_out, itimerspec, 32, OUT) STRUCT(itimerval_in, itimerval, 32, IN)
STRUCT(itimerval_out, itimerval, 32, OUT) STRUCT(file_times, file_times, 32, IN) STRUCT(time_out, date, 8, OUT, ONE)
STRUCT(signals_in, signal_set, 8, IN) STRUCT(signals_out, signal_set, 8, OUT) STRUCT(sigaction_in, sigaction, 32, IN)
STRUCT(sigaction_out, sigaction, 32, OUT) STRUCT(stack_in, stack, 24, IN) STRUCT(stack_out, stack, 24, OUT)
STRUCT(siginfo_in, siginfo, 128, IN) STRUCT(siginfo_out, siginfo, 128, OUT)
STRUCT(limit_in, limit, 16, IN) STRUCT(limit_out, limit, 16, OUT) STRUCT(ints2_out, int32, 4, OUT, ONE, .most = 2)
STRUCT(int_out, int32, 4, OUT, ONE) STRUCT(uint_out, uint32, 4, OUT, ONE)
STRUCT(groups_in, uint32, 4, IN, .array = true, .count = STRACE_U32, .count_at = STRACE_PREVIOUS, .most = 33)
STRUCT(groups_out, uint32, 4, OUT, RESULT_ELEMENTS, .most = 33)
STRUCT(epoll_in, epoll_event, 12, IN) STRUCT(epoll_out, epoll_event, 12, OUT, RESULT_ELEMENTS, .most = 33)
STRUCT(sigevent, sigevent, 64, IN) STRUCT(queue_in, queue_attributes, 64, IN)
STRUCT(queue_out, queue_attributes, 64, OUT) STRUCT(system_name, system_name, 390, OUT)
STRUCT(param_in, sched_param, 4, IN, ONE) STRUCT(param_out, sched_param, 4, OUT, ONE)
STRUCT(times_out, process_times, 32, OUT) STRUCT(system_info, system_info, 112, OUT)
STRUCT(statfs_out, statfs, 120, OUT) STRUCT(filter, filter_program, 16, IN)
STRUCT(capability_header, capability_header, 8, IN) STRUCT(capability_in, capability_data, 24, IN)
STRUCT(capability_out, capability_data, 24, OUT) STRUCT(rusage_out, usage, 144, OUT)
STRUCT(pointer_out, word, 8, OUT, ONE) STRUCT(size_out, int64, 8, OUT, ONE)

/* Of wait4: only if there was a child. */
PRINT(of_child)
{
	if (!call->returned)
		return STRACE_LATER;
	if (call->result == 0 || strace_call_failed(call)) {
		put_address(call, VALUE);
		return STRACE_DONE;
	}
	return print_memory(call, i, kind);
}
const struct strace_kind kind_status_out = { .print = print_of_child, .put = put_wait_status, .size = 4, OUT, ONE },
	kind_usage_out = { .print = print_of_child, .put = put_usage, .size = 144, OUT };

/* Where the bytes end is said by the argument behind, or by the result. */
PRINT(bytes_in) { put_bytes(call, VALUE, call->argument[i + 1]); return STRACE_DONE; }

PRINT(bytes_out)
{
	if (!call->returned)
		return STRACE_LATER;
	if (strace_call_failed(call))
		put_address(call, VALUE);
	else
		put_bytes(call, VALUE, call->result);
	return STRACE_DONE;
}

PRINT(name_out) { return call->returned ? print_string(call, i, kind) : STRACE_LATER; }

PRINT(random_out)
{
	uint8_t bytes[STRACE_STRING];

	if (!call->returned)
		return STRACE_LATER;
	size_t shown = strace_fetch(call, VALUE, bytes, sizeof bytes);
	if (strace_call_failed(call) || (!shown && call->result)) {
		put_address(call, VALUE);
		return STRACE_DONE;
	}
	if (shown > call->result)
		shown = call->result;
	put(call, "\"");
	for (size_t n = 0; n < shown; n++)
		put(call, "\\x%02x", bytes[n]);
	put(call, call->result > shown ? "\"..." : "\"");
	return STRACE_DONE;
}

PRINT(strings)
{
	uint8_t pointer[8];
	uint64_t at = VALUE, string;
	unsigned n = 0;

	if (!at || strace_fetch(call, at, pointer, 8) < 8)
		return print_address(call, i, kind);
	put(call, "[");
	for (; strace_fetch(call, at, pointer, 8) == 8 && (string = strace_number(pointer, 8)); at += 8, n++) {
		put(call, n ? ", " : "");
		if (n == STRACE_STRING) {
			put(call, "...");
			break;
		}
		put_string(call, string, STRACE_STRING);
	}
	put(call, "]");
	return STRACE_DONE;
}

PRINT(environment)
{
	uint8_t pointer[8];
	unsigned n = 0;

	put_address(call, VALUE);
	while (VALUE && strace_fetch(call, VALUE + 8 * n, pointer, 8) == 8 && strace_number(pointer, 8))
		n++;
	if (VALUE)
		put(call, " /* %u var%s */", n, n == 1 ? "" : "s");
	return STRACE_DONE;
}

/* Folder entries: strace counts them. */
PRINT(entries_out)
{
	uint8_t bytes[2];
	unsigned count = 0;

	if (!call->returned)
		return STRACE_LATER;
	put_address(call, VALUE);
	if (strace_call_failed(call))
		return STRACE_DONE;
	for (uint64_t at = 0; at < call->result && strace_fetch(call, VALUE + at + 16, bytes, 2) == 2 &&
	     strace_number(bytes, 2); at += strace_number(bytes, 2))
		count++;
	put(call, " /* %u entr%s */", count, count == 1 ? "y" : "ies");
	return STRACE_DONE;
}

#define BYTES(kind, ...) const struct strace_kind kind_##kind = { .print = print_##kind, .size = 1, __VA_ARGS__ };
const struct strace_kind kind_path = { .print = print_string, .size = 1, IN, .count = STRACE_UNTIL_ZERO, .most = 4096 };
BYTES(bytes_in, IN, .count = STRACE_U64, .count_at = STRACE_NEXT, .most = STRACE_STRING)
BYTES(bytes_out, OUT, .count = STRACE_U64, .count_at = STRACE_RESULT, .most = STRACE_STRING)
BYTES(name_out, OUT, .count = STRACE_UNTIL_ZERO, .most = 4096)
BYTES(random_out, OUT, .count = STRACE_U64, .count_at = STRACE_RESULT, .most = STRACE_STRING)
BYTES(entries_out, OUT, .count = STRACE_U64, .count_at = STRACE_RESULT, .most = 32768)
const struct strace_kind kind_strings = { .print = print_strings, .size = 8, IN, .count = STRACE_UNTIL_ZERO,
	.most = STRACE_STRING + 1, .below = { { .level = 1, .count = STRACE_UNTIL_ZERO, .unit = 1,
						.most = STRACE_STRING + 1 } } };
const struct strace_kind kind_environment = { .print = print_environment, .size = 8, IN,
	.count = STRACE_UNTIL_ZERO, .most = 1024 };
