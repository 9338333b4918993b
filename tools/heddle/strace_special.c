/* SPDX-License-Identifier: MIT */
/* Kinds whose meaning depends on other arguments of the call. */
#include <inttypes.h>
#include <sys/sysmacros.h>

#include "tools/heddle/strace_kinds.h"
#include "tools/heddle/strace_structs.h"

#define PRINT(name) \
	static enum strace_answer \
	print_##name(struct strace_call *call, unsigned i, const struct strace_kind *kind)
#define KIND(name, ...) const struct strace_kind kind_##name = { .print = print_##name, __VA_ARGS__ };
#define VALUE (call->argument[i])
#define MEMORY(bytes, bits) .size = bytes, .when = bits
#define IN STRACE_CALL
#define OUT STRACE_RETURN

enum { O_ACCMODE_BITS = 3, O_CREAT_BIT = 0100, O_TMPFILE_BIT = 020000000 };

static void
put_open_flags(struct strace_call *call, uint64_t flags)
{
	static const char *const modes[] = { "O_RDONLY", "O_WRONLY", "O_RDWR", "O_ACCMODE" };

	put(call, "%s", modes[flags & O_ACCMODE_BITS]);
	if (flags & ~(uint64_t)O_ACCMODE_BITS) {
		put(call, "|");
		put_flags(call, &names_of_open, flags & ~(uint64_t)O_ACCMODE_BITS);
	}
}

PRINT(open_flags) { put_open_flags(call, (uint32_t)VALUE); return STRACE_DONE; }

PRINT(open_mode)
{
	if (!(call->argument[i - 1] & (O_CREAT_BIT | O_TMPFILE_BIT)))
		return STRACE_OMIT;
	return kind_octal.print(call, i, kind);
}

/* For mknod: only devices have a number. */
PRINT(device)
{
	unsigned file = call->argument[i - 1] >> 12 & 15;

	if (file != 2 && file != 6)
		return STRACE_OMIT;
	put(call, "makedev(%#x, %#x)", major(VALUE), minor(VALUE));
	return STRACE_DONE;
}
KIND(open_flags) KIND(open_mode) KIND(device)

PRINT(remap_address)
{
	return call->argument[i - 1] & 2 ? kind_address.print(call, i, kind) : STRACE_OMIT;
}
KIND(remap_address)

enum { F_DUPFD = 0, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW, F_SETOWN, F_GETOWN,
       F_SETSIG, F_GETSIG, F_SETOWN_EX = 15, F_GETOWN_EX, F_OFD_GETLK = 36, F_OFD_SETLK, F_OFD_SETLKW, F_DUPFD_CLOEXEC = 1030,
       F_SETPIPE_SZ, F_GETPIPE_SZ, F_GET_SEALS = 1034 };

void
after_fcntl(struct strace_call *call)
{
	int command = (int)call->argument[1];

	if (strace_call_failed(call) || (command != F_GETFL && (command != F_GETFD || !call->result)))
		return;
	put(call, " (flags ");
	if (command == F_GETFL)
		put_open_flags(call, call->result);
	else
		put_flags(call, &names_of_fd_flag, call->result);
	put(call, ")");
}

PRINT(fcntl)
{
	put_name(call, kind->names, (uint32_t)VALUE);
	return STRACE_DONE;
}

PRINT(fcntl_argument)
{
	switch ((int)call->argument[1]) {
	case F_GETFD: case F_GETFL: case F_GETOWN: case F_GETSIG: case F_GETPIPE_SZ: case F_GET_SEALS:
		return STRACE_OMIT;
	case F_SETFD:
		put_flags(call, &names_of_fd_flag, VALUE);
		return STRACE_DONE;
	case F_SETFL:
		put_open_flags(call, VALUE);
		return STRACE_DONE;
	case F_SETSIG:
		put_signal(call, (int)VALUE);
		return STRACE_DONE;
	case F_GETOWN_EX:
		if (!call->returned)
			return STRACE_LATER;
		/* fall through */
	case F_SETOWN_EX:
		put_struct(call, VALUE, 8, put_owner);
		return STRACE_DONE;
	case F_GETLK:
	case F_OFD_GETLK:
		if (!call->returned)
			return STRACE_LATER;
		/* fall through */
	case F_SETLK:
	case F_SETLKW:
	case F_OFD_SETLK:
	case F_OFD_SETLKW:
		put_struct(call, VALUE, 32, put_file_lock);
		return STRACE_DONE;
	case F_DUPFD: case F_DUPFD_CLOEXEC: case F_SETOWN: case F_SETPIPE_SZ:
		put(call, "%" PRId64, VALUE);
		return STRACE_DONE;
	default:
		put_address(call, VALUE);
		return STRACE_DONE;
	}
}
KIND(fcntl, .names = &names_of_fcntl)
KIND(fcntl_argument, MEMORY(32, IN | OUT))

enum { TCGETS = 0x5401, TCSETSF = 0x5404, TIOCSCTTY = 0x540e, TIOCGPGRP, TIOCSPGRP, TIOCOUTQ,
       TIOCGWINSZ = 0x5413, TIOCSWINSZ, FIONREAD = 0x541b, FIONBIO = 0x5421, TIOCNOTTY, TIOCGSID = 0x5429,
       FIONCLEX = 0x5450, FIOCLEX, FIOASYNC };

static void
put_one_int(struct strace_call *call, const uint8_t *bytes)
{
	put(call, "[");
	put_int32(call, bytes);
	put(call, "]");
}

PRINT(ioctl)
{
	static const char *const directions[] = { "_IOC_NONE", "_IOC_WRITE", "_IOC_READ", "_IOC_READ|_IOC_WRITE" };
	uint32_t request = (uint32_t)VALUE;

	for (size_t n = 0; kind->names->list[n].name; n++)
		if (kind->names->list[n].value == request) {
			put(call, "%s", kind->names->list[n].name);
			return STRACE_DONE;
		}
	put(call, "_IOC(%s, %#" PRIx32 ", %#" PRIx32 ", %#" PRIx32 ")", directions[request >> 30],
	    request >> 8 & 0xff, request & 0xff, request >> 16 & 0x3fff);
	return STRACE_DONE;
}

/* What the request reads from memory is told at the call, what it fills after the return. */
PRINT(ioctl_argument)
{
	uint32_t request = (uint32_t)call->argument[1];

	switch (request) {
	case TCGETS: case TIOCGWINSZ: case TIOCGPGRP: case TIOCOUTQ: case FIONREAD: case TIOCGSID: case 0x80045430:
		if (!call->returned)
			return STRACE_LATER;
		if (strace_call_failed(call))
			return kind_address.print(call, i, kind);
		break;
	case TIOCNOTTY: case FIONCLEX: case FIOCLEX:
		return STRACE_OMIT;
	}
	if (request >= TCGETS && request <= TCSETSF)
		put_struct(call, VALUE, 36, put_termios);
	else if (request == TIOCGWINSZ || request == TIOCSWINSZ)
		put_struct(call, VALUE, 8, put_window);
	else if (request == TIOCGPGRP || request == TIOCSPGRP || request == TIOCOUTQ || request == FIONREAD ||
		 request == FIONBIO || request == FIOASYNC || request == TIOCGSID || request == 0x80045430 ||
		 request == 0x40045431)
		put_struct(call, VALUE, 4, put_one_int);
	else
		put(call, "%#" PRIx64, VALUE);
	return STRACE_DONE;
}
KIND(ioctl, .names = &names_of_ioctl)
KIND(ioctl_argument, MEMORY(36, IN | OUT))

PRINT(arch_operation) { put_name(call, kind->names, (uint32_t)VALUE); return STRACE_DONE; }

PRINT(arch_address)
{
	bool gets = (call->argument[0] & 0xfff) > 2;

	if (!gets)
		return kind_address.print(call, i, kind);
	if (!call->returned)
		return STRACE_LATER;
	put(call, "[");
	put_struct(call, VALUE, 8, put_word);
	put(call, "]");
	return STRACE_DONE;
}
KIND(arch_operation, .names = &names_of_arch_prctl) KIND(arch_address, MEMORY(8, OUT))

enum { PR_SET_PDEATHSIG = 1, PR_GET_DUMPABLE = 3, PR_SET_DUMPABLE, PR_GET_KEEPCAPS = 7, PR_SET_KEEPCAPS, PR_SET_NAME = 15,
       PR_GET_NAME, PR_SET_NO_NEW_PRIVS = 38, PR_GET_NO_NEW_PRIVS };

PRINT(prctl) { put_name(call, kind->names, (uint32_t)VALUE); return STRACE_DONE; }

PRINT(prctl_argument)
{
	if (!name_of(&names_of_prctl, (uint32_t)call->argument[0]))
		return kind_hexlong.print(call, i, kind);
	switch ((int)call->argument[0]) {
	case PR_GET_NAME:
		if (!call->returned)
			return STRACE_LATER;
		/* fall through */
	case PR_SET_NAME:
		put_string(call, VALUE, 15);
		return STRACE_DONE;
	case PR_SET_PDEATHSIG:
		return kind_signal.print(call, i, kind);
	case PR_GET_DUMPABLE: case PR_GET_KEEPCAPS:
		return STRACE_OMIT;
	default:
		put(call, VALUE < 10 ? "%" PRIu64 : "%#" PRIx64, VALUE);
		return STRACE_DONE;
	}
}

/* Those that must be zero are written of two operations alone, and of those that nobody knows. */
PRINT(prctl_rest)
{
	int operation = (int)call->argument[0];

	if (!name_of(&names_of_prctl, (uint32_t)operation))
		return kind_hexlong.print(call, i, kind);
	if (operation != PR_SET_NO_NEW_PRIVS && operation != PR_GET_NO_NEW_PRIVS)
		return STRACE_OMIT;
	return kind_long.print(call, i, kind);
}
/* How fresh the answer must be is said always; the other flags are those of all calls at a folder. */
PRINT(statx_flags)
{
	static const char *const fresh[] = { "SYNC_AS_STAT", "FORCE_SYNC", "DONT_SYNC", "FORCE_SYNC|AT_STATX_DONT_SYNC" };

	put(call, "AT_STATX_%s", fresh[VALUE >> 13 & 3]);
	if (VALUE & 0xffff9fff) {
		put(call, "|");
		put_flags(call, &names_of_at, VALUE & 0xffff9fff);
	}
	return STRACE_DONE;
}
KIND(statx_flags)

KIND(prctl, .names = &names_of_prctl) KIND(prctl_rest)
const struct strace_kind kind_prctl_argument = { .print = print_prctl_argument, .size = 1, .when = IN | OUT,
	.count = STRACE_UNTIL_ZERO, .most = 16 };

enum { SYS_NANOSLEEP = 35, EINTR_RESULT = -4 };

/* What a sleep had left, if a signal ended it. */
PRINT(remaining)
{
	bool absolute = call->number != SYS_NANOSLEEP && (call->argument[1] & 1);

	if (!call->returned)
		return STRACE_LATER;
	if ((int64_t)call->result == EINTR_RESULT && !absolute)
		put_struct(call, VALUE, 16, put_timespec);
	else
		put_address(call, VALUE);
	return STRACE_DONE;
}
KIND(remaining, MEMORY(16, STRACE_FAILURE))

/* A signal handler ends: the mask that comes back, in the frame on its stack. */
PRINT(frame)
{
	put(call, "{mask=");
	put_struct(call, VALUE + 296, 8, put_signal_set);
	put(call, "}");
	return STRACE_DONE;
}
KIND(frame, MEMORY(304, IN))

PRINT(cpus)
{
	uint8_t byte;
	uint64_t bytes = kind->when == OUT ? call->result : call->argument[i - 1];
	const char *between = "";

	if (kind->when == OUT && !call->returned)
		return STRACE_LATER;
	if (strace_call_failed(call) || !strace_fetch(call, VALUE, &byte, 1))
		return kind_address.print(call, i, kind);
	put(call, "[");
	for (uint64_t n = 0; n < bytes && strace_fetch(call, VALUE + n, &byte, 1); n++)
		for (unsigned bit = 0; bit < 8; bit++)
			if (byte >> bit & 1) {
				put(call, "%s%" PRIu64, between, 8 * n + bit);
				between = " ";
			}
	put(call, "]");
	return STRACE_DONE;
}
const struct strace_kind
	kind_cpus_in = { .print = print_cpus, .size = 1, .when = IN, .count = STRACE_U32,
		.count_at = STRACE_PREVIOUS, .most = 128 },
	kind_cpus_out = { .print = print_cpus, .size = 1, .when = OUT, .count = STRACE_U32,
		.count_at = STRACE_RESULT, .most = 128 };
