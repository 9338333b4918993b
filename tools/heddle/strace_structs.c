/* SPDX-License-Identifier: MIT */
/* See strace_structs.h. */
#include "tools/heddle/strace_structs.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/sysmacros.h>
#include <time.h>

#include "tools/heddle/strace_names.h"

#define U16(offset) ((unsigned)strace_number(bytes + (offset), 2))
#define S32(offset) ((int32_t)strace_number(bytes + (offset), 4))
#define U32(offset) ((uint32_t)strace_number(bytes + (offset), 4))
#define S64(offset) ((int64_t)strace_number(bytes + (offset), 8))
#define U64(offset) (strace_number(bytes + (offset), 8))

#define STRUCT(name) void put_##name(struct strace_call *call, const uint8_t *bytes)

STRUCT(int32) { put(call, "%" PRId32, S32(0)); }
STRUCT(uint32) { put(call, "%" PRIu32, U32(0)); }
STRUCT(int64) { put(call, "%" PRId64, S64(0)); }
STRUCT(word) { put_address(call, U64(0)); }
STRUCT(signal_set) { put_signals(call, U64(0)); }
STRUCT(wait_status) { put_status(call, S32(0)); }
STRUCT(sched_param) { put(call, "%" PRId32, S32(0)); }

STRUCT(stat)
{
	unsigned mode = U32(24), kind = mode >> 12 & 15;

	put(call, "{st_mode=");
	put_mode(call, mode);
	if (kind == 2 || kind == 6)
		put(call, ", st_rdev=makedev(%#x, %#x), ...}", major(U64(40)), minor(U64(40)));
	else
		put(call, ", st_size=%" PRId64 ", ...}", S64(48));
}

STRUCT(statx)
{
	put(call, "{stx_mask=");
	put_flags(call, &names_of_statx_mask, U32(0));
	put(call, ", stx_attributes=");
	put_flags(call, &names_of_statx_attribute, U64(8));
	put(call, ", stx_mode=");
	put_mode(call, U16(28));
	put(call, ", stx_size=%" PRIu64 ", ...}", U64(40));
}

STRUCT(owner)
{
	put(call, "{type=");
	put_name(call, &names_of_owner, U32(0));
	put(call, ", pid=%" PRId32 "}", S32(4));
}

void
put_moment_text(struct strace_call *call, int64_t seconds, int64_t ns)
{
	char text[64], fraction[16] = "";
	struct tm tm;
	time_t at = seconds;

	if (ns)
		snprintf(fraction, sizeof fraction, ".%09" PRId64, ns % 1000000000);
	if (gmtime_r(&at, &tm) && strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &tm))
		put(call, "%s%s+0000", text, fraction);
}

STRUCT(date)
{
	put(call, "%" PRId64 " /* ", S64(0));
	put_moment_text(call, S64(0), 0);
	put(call, " */");
}

STRUCT(timespec) { put(call, "{tv_sec=%" PRId64 ", tv_nsec=%" PRIu64 "}", S64(0), U64(8)); }
STRUCT(timeval) { put(call, "{tv_sec=%" PRId64 ", tv_usec=%" PRIu64 "}", S64(0), U64(8)); }

static void
put_two_times(struct strace_call *call, const uint8_t *bytes,
	      void (*put_time)(struct strace_call *, const uint8_t *))
{
	put(call, "{it_interval=");
	put_time(call, bytes);
	put(call, ", it_value=");
	put_time(call, bytes + 16);
	put(call, "}");
}

STRUCT(itimerspec) { put_two_times(call, bytes, put_timespec); }
STRUCT(itimerval) { put_two_times(call, bytes, put_timeval); }

/* A time of day, with the date. */
static void
put_moment(struct strace_call *call, const uint8_t *bytes)
{
	put_timespec(call, bytes);
	put(call, " /* ");
	put_moment_text(call, S64(0), S64(8));
	put(call, " */");
}

static void
put_file_time(struct strace_call *call, const uint8_t *bytes)
{
	if (S64(8) == 0x3fffffff)
		put(call, "UTIME_NOW");
	else if (S64(8) == 0x3ffffffe)
		put(call, "UTIME_OMIT");
	else
		put_moment(call, bytes);
}

STRUCT(file_times)
{
	put(call, "[");
	put_file_time(call, bytes);
	put(call, ", ");
	put_file_time(call, bytes + 16);
	put(call, "]");
}

STRUCT(sigaction)
{
	put(call, "{sa_handler=");
	if (U64(0) <= 1)
		put(call, "%s", U64(0) ? "SIG_IGN" : "SIG_DFL");
	else
		put_address(call, U64(0));
	put(call, ", sa_mask=");
	put_signals(call, U64(24));
	put(call, ", sa_flags=");
	put_flags(call, &names_of_sa, U64(8));
	if (U64(8) & 0x4000000) {
		put(call, ", sa_restorer=");
		put_address(call, U64(16));
	}
	put(call, "}");
}

STRUCT(stack)
{
	put(call, "{ss_sp=");
	put_address(call, U64(0));
	put(call, ", ss_flags=");
	put_flags(call, &names_of_stack_flag, U32(8));
	put(call, ", ss_size=%" PRIu64 "}", U64(16));
}

STRUCT(usage)
{
	put(call, "{ru_utime=");
	put_timeval(call, bytes);
	put(call, ", ru_stime=");
	put_timeval(call, bytes + 16);
	put(call, ", ...}");
}

static void
put_limit_value(struct strace_call *call, uint64_t value)
{
	if (value == UINT64_MAX)
		put(call, "RLIM64_INFINITY");
	else if (value > 1024 && value % 1024 == 0)
		put(call, "%" PRIu64 "*1024", value / 1024);
	else
		put(call, "%" PRIu64, value);
}

STRUCT(limit)
{
	put(call, "{rlim_cur=");
	put_limit_value(call, U64(0));
	put(call, ", rlim_max=");
	put_limit_value(call, U64(8));
	put(call, "}");
}

STRUCT(window)
{
	put(call, "{ws_row=%u, ws_col=%u, ws_xpixel=%u, ws_ypixel=%u}", U16(0), U16(2), U16(4), U16(6));
}

STRUCT(termios)
{
	static const char *const bauds[16] = { "B0", "B50", "B75", "B110", "B134", "B150", "B200", "B300",
		"B600", "B1200", "B1800", "B2400", "B4800", "B9600", "B19200", "B38400" };

	put(call, "{%s %sopost %sisig %sicanon %secho ...}", bauds[U32(8) & 15], U32(4) & 1 ? "" : "-",
	    U32(12) & 1 ? "" : "-", U32(12) & 2 ? "" : "-", U32(12) & 8 ? "" : "-");
}

STRUCT(file_lock)
{
	put(call, "{l_type=");
	put_name(call, &names_of_lock_kind, U16(0));
	put(call, ", l_whence=");
	put_name(call, &names_of_seek, U16(2));
	put(call, ", l_start=%" PRId64 ", l_len=%" PRId64, S64(8), S64(16));
	if (call->argument[1] == 5)
		put(call, ", l_pid=%" PRId32, S32(24));
	put(call, "}");
}

STRUCT(sigevent)
{
	put(call, "{sigev_value={sival_int=%" PRId32 ", sival_ptr=", S32(0));
	put_address(call, U64(0));
	put(call, "}, sigev_signo=");
	put_signal(call, S32(8));
	put(call, ", sigev_notify=");
	put_name(call, &names_of_sigev, U32(12));
	if (U32(12) == 4)
		put(call, ", sigev_notify_thread_id=%" PRId32, S32(16));
	put(call, "}");
}

STRUCT(queue_attributes)
{
	put(call, "{mq_flags=");
	put_flags(call, &names_of_open, U64(0));
	put(call, ", mq_maxmsg=%" PRId64 ", mq_msgsize=%" PRId64 ", mq_curmsgs=%" PRId64 "}", S64(8), S64(16),
	    S64(24));
}

STRUCT(system_name)
{
	put(call, "{sysname=\"%.64s\", nodename=\"%.64s\", ...}", (const char *)bytes, (const char *)bytes + 65);
}

STRUCT(epoll_event)
{
	put(call, "{events=");
	put_flags(call, &names_of_epoll_event, U32(0));
	put(call, ", data={u32=%" PRIu32 ", u64=%" PRIu64 "}}", U32(4), U64(4));
}

STRUCT(poll_events)
{
	put(call, "{fd=%" PRId32, S32(0));
	if (S32(0) >= 0) {
		put(call, ", events=");
		put_flags(call, &names_of_poll, U16(4));
	}
	put(call, "}");
}

STRUCT(linger) { put(call, "{l_onoff=%" PRId32 ", l_linger=%" PRId32 "}", S32(0), S32(4)); }

STRUCT(credentials)
{
	put(call, "{pid=%" PRId32 ", uid=%" PRIu32 ", gid=%" PRIu32 "}", S32(0), U32(4), U32(8));
}

STRUCT(process_times)
{
	put(call, "{tms_utime=%" PRId64 ", tms_stime=%" PRId64 ", tms_cutime=%" PRId64 ", tms_cstime=%" PRId64 "}",
	    S64(0), S64(8), S64(16), S64(24));
}

STRUCT(system_info)
{
	put(call, "{uptime=%" PRId64 ", loads=[%" PRIu64 ", %" PRIu64 ", %" PRIu64 "], totalram=%" PRIu64
	    ", freeram=%" PRIu64 ", sharedram=%" PRIu64 ", bufferram=%" PRIu64 ", totalswap=%" PRIu64
	    ", freeswap=%" PRIu64 ", procs=%u, totalhigh=%" PRIu64 ", freehigh=%" PRIu64 ", mem_unit=%" PRIu32 "}",
	    S64(0), U64(8), U64(16), U64(24), U64(32), U64(40), U64(48), U64(56), U64(64), U64(72), U16(80),
	    U64(88), U64(96), U32(104));
}

STRUCT(statfs)
{
	put(call, U64(0) == 0x01021994 ? "{f_type=TMPFS_MAGIC" : "{f_type=%#" PRIx64, U64(0));
	put(call, ", f_bsize=%" PRIu64 ", f_blocks=%" PRIu64 ", f_bfree=%" PRIu64 ", f_bavail=%" PRIu64
	    ", f_files=%" PRIu64 ", f_ffree=%" PRIu64 ", f_fsid={val=[%#" PRIx32 ", %#" PRIx32 "]}, f_namelen=%"
	    PRIu64 ", f_frsize=%" PRIu64 ", f_flags=%#" PRIx64 "}", U64(8), U64(16), U64(24), U64(32), U64(40),
	    U64(48), U32(56), U32(60), U64(64), U64(72), U64(80));
}

STRUCT(filter_program)
{
	put(call, "{len=%u, filter=", U16(0));
	put_address(call, U64(8));
	put(call, "}");
}

STRUCT(capability_header)
{
	put(call, U32(0) == 0x20080522 ? "{version=_LINUX_CAPABILITY_VERSION_3" : "{version=%#" PRIx32, U32(0));
	put(call, ", pid=%" PRId32 "}", S32(4));
}

/* Of version 3: two halves. */
STRUCT(capability_data)
{
	put(call, "{effective=%#" PRIx64 ", permitted=%#" PRIx64 ", inheritable=%#" PRIx64 "}",
	    U32(0) | U64(12) << 32, U32(4) | (uint64_t)U32(16) << 32, U32(8) | (uint64_t)U32(20) << 32);
}
