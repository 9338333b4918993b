/* SPDX-License-Identifier: MIT */
/* Kinds of the calls of sockets, and vectors of bytes. */
#include <arpa/inet.h>
#include <inttypes.h>
#include <string.h>

#include "kernel/abi/syscall.h"
#include "tools/heddle/strace_kinds.h"
#include "tools/heddle/strace_structs.h"

#define PRINT(name) \
	static enum strace_answer \
	print_##name(struct strace_call *call, unsigned i, const struct strace_kind *kind)
#define VALUE (call->argument[i])
#define U16(offset) ((unsigned)strace_number(bytes + (offset), 2))
#define U32(offset) ((uint32_t)strace_number(bytes + (offset), 4))
#define U64(offset) (strace_number(bytes + (offset), 8))

PRINT(socket_type)
{
	put_name(call, &names_of_socket, VALUE & 15);
	put(call, "%s%s", VALUE & 02000000 ? "|SOCK_CLOEXEC" : "", VALUE & 04000 ? "|SOCK_NONBLOCK" : "");
	return STRACE_DONE;
}

PRINT(socket_flags)
{
	put(call, "%s", VALUE & 02004000 ? "" : "0");
	put(call, "%s%s%s", VALUE & 02000000 ? "SOCK_CLOEXEC" : "", (VALUE & 02004000) == 02004000 ? "|" : "",
	    VALUE & 04000 ? "SOCK_NONBLOCK" : "");
	return STRACE_DONE;
}

PRINT(protocol)
{
	static const char *const names[18] = { [0] = "IPPROTO_IP", [1] = "IPPROTO_ICMP", [6] = "IPPROTO_TCP",
		[17] = "IPPROTO_UDP" };

	if ((call->argument[0] == 2 || call->argument[0] == 10) && VALUE < 18 && names[VALUE])
		put(call, "%s", names[VALUE]);
	else
		put(call, "%" PRIu32, (uint32_t)VALUE);
	return STRACE_DONE;
}

PRINT(socket_option)
{
	if (call->argument[1] == 1)
		put_name(call, &names_of_socket_option, (uint32_t)VALUE);
	else if (call->argument[1] == 6)
		put_name(call, &names_of_tcp_option, (uint32_t)VALUE);
	else if (call->argument[1] == 0)
		put_name(call, &names_of_ip_option, (uint32_t)VALUE);
	else
		put(call, "%" PRIu32, (uint32_t)VALUE);
	return STRACE_DONE;
}
const struct strace_kind kind_socket_type = { .print = print_socket_type },
	kind_socket_flags = { .print = print_socket_flags }, kind_protocol = { .print = print_protocol },
	kind_socket_option = { .print = print_socket_option };

static void
put_option(struct strace_call *call, uint64_t address, uint32_t size)
{
	uint8_t bytes[16];
	uint32_t option = (uint32_t)call->argument[2];
	bool of_socket = call->argument[1] == 1;

	if (of_socket && option == 13 && size >= 8)
		put_struct(call, address, 8, put_linger);
	else if (of_socket && option == 17 && size >= 12)
		put_struct(call, address, 12, put_credentials);
	else if (size == 4 && address && strace_fetch(call, address, bytes, 4) == 4)
		put(call, "[%" PRId32 "]", (int32_t)U32(0));
	else
		put_bytes(call, address, size);
}

PRINT(option_in) { put_option(call, VALUE, (uint32_t)call->argument[4]); return STRACE_DONE; }

/* The length that stands there now: after the call, or before it. */
static uint32_t
length_at(const struct strace_call *call, uint64_t address, bool before)
{
	uint8_t bytes[4];
	struct strace_call begun = strace_call_begun(call);

	return strace_fetch(before ? &begun : call, address, bytes, 4) == 4 ? U32(0) : 0;
}

PRINT(option_out)
{
	if (!call->returned)
		return STRACE_LATER;
	if (strace_call_failed(call))
		put_address(call, VALUE);
	else
		put_option(call, VALUE, length_at(call, call->argument[4], false));
	return STRACE_DONE;
}

PRINT(address_size)
{
	uint32_t before = length_at(call, VALUE, true), after = length_at(call, VALUE, false);
	uint8_t bytes[4];

	if (!call->returned)
		return STRACE_LATER;
	if (!VALUE || strace_fetch(call, VALUE, bytes, 4) < 4)
		put_address(call, VALUE);
	else if (strace_call_failed(call) || before == after)
		put(call, "[%" PRIu32 "]", before);
	else
		put(call, "[%" PRIu32 " => %" PRIu32 "]", before, after);
	return STRACE_DONE;
}

static void
put_unix_name(struct strace_call *call, const uint8_t *bytes, size_t size)
{
	if (size <= 2)
		return;
	put(call, ", sun_path=");
	if (bytes[2]) {
		const uint8_t *end = memchr(bytes + 2, 0, size - 2);
		put_quoted(call, bytes + 2, end ? (size_t)(end - bytes) - 2 : size - 2, false);
	} else {
		put(call, "@");
		put_quoted(call, bytes + 3, size - 3, false);
	}
}

void
put_socket_name(struct strace_call *call, uint64_t address, size_t size)
{
	uint8_t bytes[128] = {0};
	char text[INET_ADDRSTRLEN];

	if (size > sizeof bytes)
		size = sizeof bytes;
	if (!address || size < 2 || strace_fetch(call, address, bytes, size) < size) {
		put_address(call, address);
		return;
	}
	put(call, "{sa_family=");
	put_name(call, &names_of_address_family, U16(0));
	if (U16(0) == 2 && size >= 16)
		put(call, ", sin_port=htons(%u), sin_addr=inet_addr(\"%s\")", bytes[2] << 8 | bytes[3],
		    inet_ntop(AF_INET, bytes + 4, text, sizeof text));
	else if (U16(0) == 1)
		put_unix_name(call, bytes, size);
	else if (size > 2) {
		put(call, ", sa_data=");
		put_quoted(call, bytes + 2, size - 2, false);
	}
	put(call, "}");
}

PRINT(address_in) { put_socket_name(call, VALUE, (uint32_t)call->argument[i + 1]); return STRACE_DONE; }

PRINT(address_out)
{
	if (!call->returned)
		return STRACE_LATER;
	if (strace_call_failed(call) || length_at(call, call->argument[i + 1], false) == 0)
		put_address(call, VALUE);
	else
		put_socket_name(call, VALUE, length_at(call, call->argument[i + 1], false));
	return STRACE_DONE;
}
#define BYTES(kind, when_it, counted, at, largest) const struct strace_kind kind_##kind = { \
	.print = print_##kind, .size = 1, .when = when_it, .count = counted, .count_at = at, .most = largest };
BYTES(option_in, STRACE_CALL, STRACE_U32, STRACE_NEXT, 64)
BYTES(option_out, STRACE_RETURN, STRACE_POINTED, STRACE_NEXT, 64)
BYTES(address_in, STRACE_CALL, STRACE_U32, STRACE_NEXT, 128)
BYTES(address_out, STRACE_RETURN, STRACE_POINTED, STRACE_NEXT, 128)
const struct strace_kind kind_address_size = { .print = print_address_size, .size = 4,
	.when = STRACE_CALL | STRACE_RETURN | STRACE_FAILURE };

void
put_vector(struct strace_call *call, uint64_t address, uint64_t count, uint64_t size)
{
	uint8_t bytes[16];

	if (!address || (count && strace_fetch(call, address, bytes, 16) < 16)) {
		put_address(call, address);
		return;
	}
	put(call, "[");
	for (uint64_t n = 0; n < count; n++) {
		put(call, n ? ", " : "");
		if (n == STRACE_STRING || strace_fetch(call, address + 16 * n, bytes, 16) < 16) {
			put(call, "...");
			break;
		}
		uint64_t length = U64(8), here = length < size ? length : size;
		put(call, "{iov_base=");
		put_bytes(call, U64(0), here);
		put(call, ", iov_len=%" PRIu64 "}", length);
		size -= here;
	}
	put(call, "]");
}

PRINT(vector_in) { put_vector(call, VALUE, call->argument[i + 1], UINT64_MAX); return STRACE_DONE; }

PRINT(vector_out)
{
	if (!call->returned)
		return STRACE_LATER;
	put_vector(call, VALUE, call->argument[i + 1], strace_call_failed(call) ? 0 : call->result);
	return STRACE_DONE;
}

static void
put_control(struct strace_call *call, uint64_t address, uint64_t size)
{
	uint8_t bytes[256];

	if (!address || size < 16 || size > sizeof bytes || strace_fetch(call, address, bytes, size) < size) {
		put_address(call, address);
		return;
	}
	uint64_t length = U64(0) < size ? U64(0) : size;
	put(call, "[{cmsg_len=%" PRIu64 ", cmsg_level=", U64(0));
	put_name(call, &names_of_socket_level, U32(8));
	if (U32(8) == 1 && U32(12) == 1) {
		put(call, ", cmsg_type=SCM_RIGHTS, cmsg_data=[");
		for (uint64_t at = 16; at + 4 <= length; at += 4)
			put(call, "%s%" PRId32, at > 16 ? ", " : "", (int32_t)U32(at));
		put(call, "]}]");
	} else if (U32(8) == 1 && U32(12) == 2 && length >= 28) {
		put(call, ", cmsg_type=SCM_CREDENTIALS, cmsg_data=");
		put_credentials(call, bytes + 16);
		put(call, "}]");
	} else
		put(call, ", cmsg_type=%#" PRIx32 "}]", U32(12));
}

static enum strace_answer
put_message(struct strace_call *call, uint64_t address, uint64_t size)
{
	uint8_t bytes[56];

	if (!address || strace_fetch(call, address, bytes, 56) < 56) {
		put_address(call, address);
		return STRACE_DONE;
	}
	put(call, "{msg_name=");
	put_socket_name(call, U64(0), U32(8));
	put(call, ", msg_namelen=%" PRIu32 ", msg_iov=", U32(8));
	put_vector(call, U64(16), U64(24), size);
	put(call, ", msg_iovlen=%" PRIu64, U64(24));
	if (U64(40)) {
		put(call, ", msg_control=");
		put_control(call, U64(32), U64(40));
	}
	put(call, ", msg_controllen=%" PRIu64 ", msg_flags=", U64(40));
	put_flags(call, &names_of_message, U32(48));
	put(call, "}");
	return STRACE_DONE;
}

/* What is written of a message that did not come. */
static void
put_name_length(struct strace_call *call, const uint8_t *bytes)
{
	put(call, "{msg_namelen=%" PRIu32 "}", U32(8));
}

PRINT(message_in) { return put_message(call, VALUE, UINT64_MAX); }

PRINT(message_out)
{
	if (!call->returned)
		return STRACE_LATER;
	if (!strace_call_failed(call))
		return put_message(call, VALUE, call->result);
	put_struct(call, VALUE, 56, put_name_length);
	return STRACE_DONE;
}

/* As many as went or came; of those that failed to go, all. */
PRINT(messages)
{
	bool failed = strace_call_failed(call);
	uint64_t count = failed ? (uint32_t)call->argument[i + 1] : call->result;
	uint8_t bytes[64];

	if (!call->returned)
		return STRACE_LATER;
	if ((failed && call->number == SYS_recvmmsg) || (count && strace_fetch(call, VALUE, bytes, 64) < 64)) {
		put_address(call, VALUE);
		return STRACE_DONE;
	}
	put(call, "[");
	for (uint64_t n = 0; n < count; n++) {
		put(call, n ? ", " : "");
		if (strace_fetch(call, VALUE + 64 * n, bytes, 64) < 64) {
			put(call, "...");
			break;
		}
		put(call, "{msg_hdr=");
		put_message(call, VALUE + 64 * n, call->number == SYS_recvmmsg ? U32(56) : UINT64_MAX);
		if (!failed)
			put(call, ", msg_len=%" PRIu32, U32(56));
		put(call, "}");
	}
	put(call, "]");
	return STRACE_DONE;
}
#define PIECES { .level = 1, .count = STRACE_U64, .count_at = 8, .unit = 1, .most = STRACE_STRING }
#define VECTOR(kind, when_it) const struct strace_kind kind_##kind = { .print = print_##kind, .size = 16, \
	.when = when_it, .count = STRACE_U32, .count_at = STRACE_NEXT, .most = 33, .below = { PIECES } };
#define BELOW_MESSAGE { \
		{ .level = 1, .count = STRACE_U32, .count_at = 8, .unit = 1, .most = 128 }, \
		{ .level = 1, .at = 16, .count = STRACE_U64, .count_at = 24, .unit = 16, .most = 33 }, \
		{ .level = 2, .count = STRACE_U64, .count_at = 8, .unit = 1, .most = STRACE_STRING }, \
		{ .level = 1, .at = 32, .count = STRACE_U64, .count_at = 40, .unit = 1, .most = 256 } }
#define MESSAGE(kind, when_it) const struct strace_kind kind_##kind = { .print = print_##kind, .size = 56, \
	.when = when_it, .array = true, .most = 1, .below = BELOW_MESSAGE };
VECTOR(vector_in, STRACE_CALL) VECTOR(vector_out, STRACE_RETURN | STRACE_FAILURE)
MESSAGE(message_in, STRACE_CALL) MESSAGE(message_out, STRACE_RETURN | STRACE_FAILURE)
const struct strace_kind kind_messages = { .print = print_messages, .size = 64, .when = STRACE_RETURN | STRACE_FAILURE,
	.count = STRACE_U32, .count_at = STRACE_NEXT, .most = 8, .below = BELOW_MESSAGE };
