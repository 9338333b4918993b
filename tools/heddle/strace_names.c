/* SPDX-License-Identifier: MIT */
/* See strace_names.h. */
#include "tools/heddle/strace_names.h"

#include <inttypes.h>
#include <signal.h>
#include <string.h>

enum { SIGNALS = 64, FIRST_REALTIME = 32 };

/* A number that has no name, or what is left of flags. */
static void
put_unknown(struct strace_call *call, const struct strace_names *names, uint64_t value)
{
	put(call, "%#" PRIx64, value);
	if (*names->unknown)
		put(call, " /* %s */", names->unknown);
}

const char *
name_of(const struct strace_names *names, uint64_t value)
{
	for (size_t i = 0; names->list[i].name; i++)
		if (names->list[i].value == value)
			return names->list[i].name;
	return NULL;
}

void
put_name(struct strace_call *call, const struct strace_names *names, uint64_t value)
{
	const char *name = name_of(names, value);

	if (name)
		put(call, "%s", name);
	else
		put_unknown(call, names, value);
}

void
put_flags(struct strace_call *call, const struct strace_names *names, uint64_t value)
{
	const char *between = "";
	uint64_t left = value;

	if (value == 0) {
		put(call, "%s", names->list[0].value == 0 && names->list[0].name ? names->list[0].name : "0");
		return;
	}
	for (size_t i = 0; names->list[i].name; i++) {
		uint64_t bits = names->list[i].value;
		if (!bits || (left & bits) != bits)
			continue;
		put(call, "%s%s", between, names->list[i].name);
		left &= ~bits;
		between = "|";
	}
	if (left && left == value)
		put_unknown(call, names, left);
	else if (left)
		put(call, "|%#" PRIx64, left);
}

static void
put_short_signal(struct strace_call *call, int signal, const char *prefix)
{
	const char *name = signal < FIRST_REALTIME ? sigabbrev_np(signal) : NULL;

	if (name)
		put(call, "%s%s", prefix, name);
	else if (signal == FIRST_REALTIME)
		put(call, "%sRTMIN", prefix);
	else if (signal > FIRST_REALTIME && signal <= SIGNALS)
		put(call, "%sRT_%d", prefix, signal - FIRST_REALTIME);
	else
		put(call, "%d", signal);
}

void
put_signal(struct strace_call *call, int signal)
{
	if (signal == 0)
		put(call, "0");
	else
		put_short_signal(call, signal, "SIG");
}

/* The shorter form: those in it, or those that are not. */
void
put_signals(struct strace_call *call, uint64_t set)
{
	bool inverted = __builtin_popcountll(set) > SIGNALS * 2 / 3;
	const char *between = "";

	if (inverted)
		set = ~set;
	put(call, inverted ? "~[" : "[");
	for (int signal = 1; signal <= SIGNALS; signal++)
		if (set >> (signal - 1) & 1) {
			put(call, "%s", between);
			put_short_signal(call, signal, "");
			between = " ";
		}
	put(call, "]");
}

void
put_error(struct strace_call *call, int error)
{
	const char *name = strerrorname_np(error);

	if (name)
		put(call, "%s (%s)", name, strerrordesc_np(error));
	else
		put(call, "(errno %d)", error);
}

void
put_status(struct strace_call *call, int status)
{
	int signal = status & 0x7f;

	put(call, "{");
	if (status == 0xffff)
		put(call, "WIFCONTINUED(s)");
	else if (signal == 0x7f) {
		put(call, "WIFSTOPPED(s) && WSTOPSIG(s) == ");
		put_signal(call, status >> 8 & 0xff);
	} else if (signal) {
		put(call, "WIFSIGNALED(s) && WTERMSIG(s) == ");
		put_signal(call, signal);
		put(call, status & 0x80 ? " && WCOREDUMP(s)" : "");
	} else
		put(call, "WIFEXITED(s) && WEXITSTATUS(s) == %d", status >> 8 & 0xff);
	put(call, "}");
}

void
put_mode(struct strace_call *call, unsigned mode)
{
	static const char *const kinds[16] = { [1] = "S_IFIFO", [2] = "S_IFCHR", [4] = "S_IFDIR",
		[6] = "S_IFBLK", [8] = "S_IFREG", [10] = "S_IFLNK", [12] = "S_IFSOCK" };
	const char *kind = kinds[mode >> 12 & 15];

	if (kind)
		put(call, "%s|", kind);
	put(call, "%s%s%s%#03o", mode & 04000 ? "S_ISUID|" : "", mode & 02000 ? "S_ISGID|" : "",
	    mode & 01000 ? "S_ISVTX|" : "", mode & (kind ? 0777 : ~07000));
}
