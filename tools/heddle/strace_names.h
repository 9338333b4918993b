/* SPDX-License-Identifier: MIT */
/* Names of numbers and flags, as strace writes them, of x86-64 Linux. */
#pragma once

#include "tools/heddle/strace_call.h"

struct strace_names {
	const char *unknown;	/* stands behind numbers without a name, "" nothing */
	struct {
		uint64_t value;
		const char *name;	/* NULL: the end */
	} list[];
};

/* The name of exactly this number. */
const char *name_of(const struct strace_names *names, uint64_t value);	/* or NULL */
void put_name(struct strace_call *call, const struct strace_names *names, uint64_t value);
/* Names of its bits, joined by |; a name of the value 0 stands for none. */
void put_flags(struct strace_call *call, const struct strace_names *names, uint64_t value);
void put_signal(struct strace_call *call, int signal);		/* SIGINT, SIGRT_3 */
/* A set of signals, as [INT QUIT] or ~[KILL]. */
void put_signals(struct strace_call *call, uint64_t set);
void put_error(struct strace_call *call, int error);		/* ENOENT (No such file or directory) */
void put_status(struct strace_call *call, int status);		/* of wait */
void put_mode(struct strace_call *call, unsigned mode);		/* with the kind of file */

#define STRACE_NAMES(X) \
	X(access) X(address_family) X(advice) X(arch_prctl) X(at) X(clock) X(clone) X(epoll_control) \
	X(epoll_event) X(epoll_flag) X(eventfd_flag) X(fallocate_flag) X(fcntl) X(fd_flag) X(futex) \
	X(getrandom) X(ioctl) X(interval) X(lock) X(lock_kind) X(map) X(memfd) X(message) X(msync) X(open) X(owner) \
	X(pipe) X(policy) X(poll) X(prctl) X(priority) X(protection) X(remap) X(rename) X(resource) X(sa) \
	X(seccomp) X(seek) X(shutdown) X(sigev) X(signal_how) X(signal_code) X(signalfd_flag) X(socket) \
	X(socket_level) X(socket_option) X(stack_flag) X(statx_mask) X(statx_attribute) X(tcp_option) X(timer) X(timerfd_flag) X(timerfd_set) X(unlink) X(access_flag) X(ip_option) \
	X(usage) X(wait) X(wait_id)
#define STRACE_EXTERN(name) extern const struct strace_names names_of_##name;
STRACE_NAMES(STRACE_EXTERN)
#undef STRACE_EXTERN
