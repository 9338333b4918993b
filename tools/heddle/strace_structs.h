/* SPDX-License-Identifier: MIT */
/* Structs of x86-64 Linux, as strace writes them, from their bytes. */
#pragma once

#include "tools/heddle/strace_call.h"

#define STRACE_STRUCTS(X) \
	X(int32) X(uint32) X(int64) X(word) X(signal_set) X(stat) X(timespec) X(timeval) X(itimerspec) \
	X(itimerval) X(sigaction) X(stack) X(usage) X(limit) X(siginfo) X(window) X(termios) X(file_lock) X(owner) X(statx) \
	X(sigevent) X(queue_attributes) X(system_name) X(epoll_event) X(wait_status) X(sched_param) \
	X(poll_events) X(file_times) X(linger) X(credentials) X(process_times) X(system_info) X(statfs) \
	X(date) X(filter_program) X(capability_header) X(capability_data)
#define STRACE_PUT(name) void put_##name(struct strace_call *call, const uint8_t *bytes);
STRACE_STRUCTS(STRACE_PUT)
#undef STRACE_PUT
void put_moment_text(struct strace_call *call, int64_t seconds, int64_t ns);
