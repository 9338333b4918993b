/* SPDX-License-Identifier: MIT */
/* siginfo: what it says depends on who sent the signal. */
#include "tools/heddle/strace_structs.h"

#include <inttypes.h>

#include "tools/heddle/strace_names.h"

#define S32(offset) ((int32_t)strace_number(bytes + (offset), 4))
#define U32(offset) ((uint32_t)strace_number(bytes + (offset), 4))
#define S64(offset) ((int64_t)strace_number(bytes + (offset), 8))
#define U64(offset) (strace_number(bytes + (offset), 8))

#define STRUCT(name) void put_##name(struct strace_call *call, const uint8_t *bytes)

static const char *
fault_code(int signal, int code)
{
	static const struct {
		int signal;
		const char *names[4];
	} faults[] = {
		{ 4, { "ILL_ILLOPC", "ILL_ILLOPN", "ILL_ILLADR", "ILL_ILLTRP" } },
		{ 5, { "TRAP_BRKPT", "TRAP_TRACE", "TRAP_BRANCH", "TRAP_HWBKPT" } },
		{ 7, { "BUS_ADRALN", "BUS_ADRERR", "BUS_OBJERR", "BUS_MCEERR_AR" } },
		{ 8, { "FPE_INTDIV", "FPE_INTOVF", "FPE_FLTDIV", "FPE_FLTOVF" } },
		{ 11, { "SEGV_MAPERR", "SEGV_ACCERR", "SEGV_BNDERR", "SEGV_PKUERR" } },
	};

	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		if (faults[i].signal == signal && code >= 1 && code <= 4)
			return faults[i].names[code - 1];
	return NULL;
}

static void
put_child(struct strace_call *call, const uint8_t *bytes)
{
	static const char *const codes[] = { NULL, "CLD_EXITED", "CLD_KILLED", "CLD_DUMPED", "CLD_TRAPPED",
		"CLD_STOPPED", "CLD_CONTINUED" };

	put(call, "%s, si_pid=%" PRId32 ", si_uid=%" PRIu32 ", si_status=", codes[S32(8)], S32(16), U32(20));
	if (S32(8) == 1)
		put(call, "%" PRId32, S32(24));
	else
		put_signal(call, S32(24));
	put(call, ", si_utime=%" PRId64 ", si_stime=%" PRId64, S64(32), S64(40));
}

/* Sent by a program or a timer. */
static void
put_sent(struct strace_call *call, const uint8_t *bytes)
{
	int code = S32(8);

	put_name(call, &names_of_signal_code, U32(8));
	if (code == -2)
		put(call, ", si_timerid=%#" PRIx32 ", si_overrun=%" PRId32, U32(16), S32(20));
	else if (code != 0x80)
		put(call, ", si_pid=%" PRId32 ", si_uid=%" PRIu32, S32(16), U32(20));
	if (code < 0 && code != -6) {
		put(call, ", si_int=%" PRId32 ", si_ptr=", S32(24));
		put_address(call, U64(24));
	}
}

STRUCT(siginfo)
{
	int signal = S32(0), code = S32(8);
	const char *fault = fault_code(signal, code);

	if (signal == 0) {
		put(call, "{}");
		return;
	}
	put(call, "{si_signo=");
	put_signal(call, signal);
	put(call, ", si_code=");
	if (fault) {
		put(call, "%s, si_addr=", fault);
		put_address(call, U64(16));
	} else if (signal == 17 && code >= 1 && code <= 6)
		put_child(call, bytes);
	else
		put_sent(call, bytes);
	put(call, "}");
}
