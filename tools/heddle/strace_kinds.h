/* SPDX-License-Identifier: MIT */
/*
 * Kinds of arguments: what memory the kernel shall tell of them, and how they are written.  A call's
 * arguments are written one after the other until one is not known before the call returns.
 */
#pragma once

#include "kernel/abi/strace.h"
#include "tools/heddle/strace_names.h"

enum strace_answer {
	STRACE_DONE,
	STRACE_LATER,	/* known after the return */
	STRACE_OMIT,	/* this call has neither this argument nor one behind it */
};

enum { STRACE_NEXT = 1, STRACE_PREVIOUS = 255 };	/* count_at: where the number of elements stands */
#define STRACE_IN STRACE_CALL
#define STRACE_OUT STRACE_RETURN

struct strace_kind {
	enum strace_answer (*print)(struct strace_call *call, unsigned i, const struct strace_kind *kind);
	const struct strace_names *names;
	void (*put)(struct strace_call *call, const uint8_t *bytes);	/* an element */
	uint8_t when;		/* enum strace_when, bits: the memory is told then */
	uint8_t count, count_at;	/* enum strace_count, STRACE_NEXT ... */
	uint16_t size, most;	/* of an element; 0: no memory; elements (0: one) */
	bool array;		/* [a, b], even if it is one */
	bool joined;		/* no comma before it */
	struct strace_rule below[4];	/* what the elements lead to */
};

#define STRACE_KINDS(X) \
	/* numbers */ \
	X(int) X(unsigned) X(long) X(size) X(hex) X(hexlong) X(address) X(octal) X(device) \
	X(signal) X(at_fd) \
	/* names and flags */ \
	X(open_flags) X(open_mode) X(mode) X(access) X(clock) X(protection) X(map) X(advice) X(remap) X(msync) \
	X(seek) X(at_flags) X(statx_flags) X(statx_mask) X(access_flags) X(unlink_flags) X(pipe_flags) X(lock) X(rename_flags) X(fallocate_flags) \
	X(signal_how) X(resource) X(usage_who) X(policy) X(priority_which) X(interval_which) X(timer_flags) \
	X(wait_flags) X(wait_which) X(family) X(socket_type) X(socket_flags) X(protocol) X(message_flags) X(shutdown_how) \
	X(socket_level) X(socket_option) X(epoll_flags) X(epoll_control) X(eventfd_flags) X(signalfd_flags) \
	X(timerfd_flags) X(timerfd_set) X(memfd_flags) X(random_flags) X(seccomp_operation) \
	/* text and bytes */ \
	X(path) X(bytes_in) X(bytes_out) X(name_out) X(random_out) X(strings) X(environment) \
	X(vector_in) X(vector_out) X(message_in) X(message_out) X(messages) X(entries_out) \
	/* structs */ \
	X(stat_out) X(statx_out) X(timespec_in) X(timespec_out) X(timeval_out) X(itimerspec_in) \
	X(itimerspec_out) X(itimerval_in) X(itimerval_out) X(remaining) X(file_times) X(time_out) \
	X(signals_in) X(signals_out) X(sigaction_in) X(sigaction_out) X(stack_in) X(stack_out) X(frame) \
	X(siginfo_in) X(siginfo_out) X(status_out) X(usage_out) X(rusage_out) X(pointer_out) X(size_out) \
	X(limit_in) X(limit_out) X(ints2_out) \
	X(int_out) X(uint_out) X(groups_in) X(groups_out) X(polled) X(fd_set) X(time_left) \
	X(time_left_ns) X(time_given) X(fd_set_mask) X(epoll_in) X(epoll_out) X(sigevent) X(queue_in) X(queue_out) \
	X(system_name) X(cpus_in) X(cpus_out) X(param_in) X(param_out) X(times_out) X(system_info) \
	X(statfs_out) X(filter) X(capability_header) X(capability_in) X(capability_out) \
	/* what depends on other arguments */ \
	X(fcntl) X(fcntl_argument) X(ioctl) X(ioctl_argument) X(futex_operation) X(futex_value) X(futex_time) \
	X(futex_word) X(futex_last) X(clone_begin) X(clone_rest) X(arch_operation) X(arch_address) X(prctl) \
	X(prctl_argument) X(prctl_rest) X(address_in) X(address_out) X(address_size) X(option_in) X(option_out) \
	X(remap_address)
#define STRACE_EXTERN(name) extern const struct strace_kind kind_##name;
STRACE_KINDS(STRACE_EXTERN)
#undef STRACE_EXTERN

/* Writes what memory of that kind holds, or the address if that is not known. */
enum strace_answer print_memory(struct strace_call *call, unsigned i, const struct strace_kind *kind);
/* The same for one struct, not said by a kind. */
void put_struct(struct strace_call *call, uint64_t address, size_t size,
		void (*put_it)(struct strace_call *, const uint8_t *));
/* The vector of `count` pieces at `address`, which hold `size` bytes together. */
void put_vector(struct strace_call *call, uint64_t address, uint64_t count, uint64_t size);
void put_socket_name(struct strace_call *call, uint64_t address, size_t size);

/* What stands behind the result of these calls. */
void after_poll(struct strace_call *call);
void after_select(struct strace_call *call);
void after_fcntl(struct strace_call *call);
void after_recvmmsg(struct strace_call *call);
